package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.target.PathFinder.Paths;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is not known of one target, each once, what decides first. */
record UnknownFacts(Examination examination, List<Cause> causes) {

    /**
     * Something that is not known, in a sentence without a full stop.
     *
     * @param toKnow what would tell; empty where nothing can
     * @param from where it was met; empty where nothing has an id
     */
    record UnknownFact(String what, String toKnow, String from) {

        Evidence evidence() {
            return new Evidence(
                    Evidence.Kind.CONFIGURATION, what + (toKnow.isEmpty() ? "" : "; to be sure: " + toKnow), from);
        }

        /** What begins with an AWS name keeps its small letter. */
        String sentence() {
            String first = what.split(" ", 2)[0];
            boolean isWord = first.chars().allMatch(Character::isLetter);
            String said = (isWord ? Character.toUpperCase(what.charAt(0)) + what.substring(1) : what) + ".";
            return toKnow.isEmpty() ? said : said + " To be sure: " + toKnow + ".";
        }
    }

    List<UnknownFact> all() {
        Set<UnknownFact> doubts = new LinkedHashSet<>();
        for (Hop hop : unknownHops()) {
            String says = hop.because().says();
            String what = hop.id().isEmpty() || says.contains(hop.id())
                    ? says
                    : hop.kind().label() + " " + hop.id() + ": " + says;
            doubts.add(new UnknownFact(what, toKnow(hop), hop.id()));
        }
        if (examination.function().vpcConfig().isEmpty() && doubts.isEmpty()) {
            doubts.add(new UnknownFact(
                    "whether " + examination.target() + " admits Lambda's own public addresses is not modelled",
                    "connect from the function itself: outside a VPC no probe can stand in for it",
                    ""));
        }
        examination.blockers().stream()
                .filter(blocker ->
                        causes.stream().noneMatch(cause -> cause.explains().contains(blocker)))
                .forEach(blocker -> doubts.add(new UnknownFact(
                        blocker.because().says(), "", blocker.hop().id())));
        return List.copyOf(doubts);
    }

    /** Where packets were sent, nobody needs to be told to send some. */
    private String toKnow(Hop hop) {
        String toKnow = hop.because() instanceof Reason.Missing missing ? missing.toKnow() : "";
        if (!toKnow.equals(Reason.Missing.SEND_PACKETS)) {
            return toKnow;
        }
        return examination.packets().isSeen() ? "" : sendPackets();
    }

    private String sendPackets() {
        return "send packets: vpc-doctor diagnose " + examination.function().name() + " --to "
                + examination.paths().target().expression().asked() + " --probe deploy";
    }

    private List<Hop> unknownHops() {
        Paths paths = examination.paths();
        List<Hop> hops = new ArrayList<>(paths.target().nameHops().stream()
                .filter(hop -> hop.verdict() == Verdict.UNKNOWN)
                .toList());
        examination.allPaths().forEach(path -> hops.addAll(path.hops(Verdict.UNKNOWN)));
        paths.fromSubnets().forEach(from -> {
            if (from.subnet() instanceof Fact.Unknown<Subnet> unknown) {
                hops.add(new Hop(
                        HopKind.ROUTE,
                        from.subnetId(),
                        Verdict.UNKNOWN,
                        new Reason.Missing(unknown.because(), unknown.toKnow())));
            }
        });
        return hops;
    }
}
