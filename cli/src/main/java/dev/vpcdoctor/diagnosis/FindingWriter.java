package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.target.PathFinder.FromSubnet;
import dev.vpcdoctor.network.target.PathFinder.Paths;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes findings of the causes of one target, and of what was found as a whole. */
final class FindingWriter {
    private final Examination examination;
    private final Paths paths;
    private final List<Cause> causes;

    FindingWriter(Examination examination, List<Cause> causes) {
        this.examination = examination;
        this.paths = examination.paths();
        this.causes = causes;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        oneSubnetBroken().ifPresent(findings::add);
        FixCheck check = new FixCheck(examination, causes);
        for (Cause cause : causes) {
            findings.add(finding(cause, check));
        }
        boolean outOfVpc = examination.function().vpcConfig().isEmpty();
        List<Finding> errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        if (errors.isEmpty() && (outOfVpc ? isPublic() : paths.verdict() == Verdict.OPEN)) {
            findings.add(0, fine());
        } else if (errors.stream().allMatch(finding -> finding.confidence() == Confidence.POSSIBLE)) {
            findings.add(0, notEnough());
        }
        return findings;
    }

    private boolean isPublic() {
        return paths.target().places().stream()
                        .allMatch(place -> place.destination().placement().isEmpty())
                && paths.target().nameHops().stream().allMatch(hop -> hop.verdict() == Verdict.OPEN);
    }

    private Finding finding(Cause cause, FixCheck check) {
        return new Finding(
                cause.mode().code(),
                cause.mode().severity(),
                confidence(cause),
                cause.summary(),
                List.of(paths.target().expression().asked()),
                cause.resources(),
                cause.subnetIds(),
                cause.evidence(),
                check.fixOf(cause),
                cause.mode().reference());
    }

    /** What stands behind a name of which it is not known what it means, holds only for what the name mostly means. */
    private static Confidence confidence(Cause cause) {
        boolean behindUnknownName = !cause.explains().isEmpty()
                && cause.explains().stream().allMatch(blocker -> hasUnknownName(blocker.path()));
        return behindUnknownName ? Confidence.POSSIBLE : Confidence.LIKELY;
    }

    private static boolean hasUnknownName(Path path) {
        return path.hops().stream()
                .anyMatch(hop -> hop.kind() == HopKind.NAME_RESOLUTION && hop.verdict() == Verdict.UNKNOWN);
    }

    private Optional<Finding> oneSubnetBroken() {
        List<FromSubnet> broken = from(Verdict.BLOCKED);
        List<FromSubnet> open = from(Verdict.OPEN);
        if (broken.isEmpty() || open.isEmpty()) {
            return Optional.empty();
        }
        int all = paths.fromSubnets().size();
        List<String> ids = broken.stream().map(FromSubnet::subnetId).toList();
        String names =
                String.join(", ", broken.stream().map(FindingWriter::named).toList());
        List<Evidence> evidence = paths.fromSubnets().stream()
                .map(from -> new Evidence(
                        Evidence.Kind.CONFIGURATION,
                        "from " + named(from) + ": " + paths.verdictFrom(from),
                        from.subnetId()))
                .toList();
        return Optional.of(new Finding(
                Verdicts.ONE_SUBNET_BROKEN.code(),
                Severity.ERROR,
                Confidence.LIKELY,
                examination.function().name() + " fails from " + names + " only: about " + broken.size() + " of " + all
                        + " invocations.",
                List.of(paths.target().expression().asked()),
                ids,
                ids,
                evidence,
                new FixCheck(examination, causes).withoutSubnets(ids),
                Verdicts.ONE_SUBNET_BROKEN.reference()));
    }

    private List<FromSubnet> from(Verdict verdict) {
        return paths.fromSubnets().stream()
                .filter(from -> paths.verdictFrom(from) == verdict)
                .toList();
    }

    private static String named(FromSubnet from) {
        return from.subnet()
                .optional()
                .map(Subnet::availabilityZone)
                .map(zone -> from.subnetId() + " (" + zone + ")")
                .orElse(from.subnetId());
    }

    private Finding fine() {
        boolean inVpc = examination.function().vpcConfig().isPresent();
        String summary = inVpc
                ? "Every rule and route on the way, and on the way back, lets the connection through. If the function"
                        + " still fails, look at credentials, the request itself, or the function's own time-outs."
                : "The function is in no VPC: it reaches public addresses through Lambda's own network.";
        return about(Verdicts.NETWORK_IS_FINE, Confidence.LIKELY, summary, List.of());
    }

    /** What decides first, and how to know it; the rest is evidence. */
    private Finding notEnough() {
        List<Doubt> doubts = doubts();
        String summary = doubts.isEmpty()
                ? "A fact that decides is missing."
                : sentence(doubts.get(0).what())
                        + (doubts.get(0).toKnow().isEmpty()
                                ? ""
                                : " To be sure: " + doubts.get(0).toKnow() + ".");
        List<Evidence> others = doubts.stream()
                .skip(1)
                .map(doubt -> new Evidence(
                        Evidence.Kind.CONFIGURATION,
                        doubt.what() + (doubt.toKnow().isEmpty() ? "" : "; to be sure: " + doubt.toKnow()),
                        doubt.from()))
                .toList();
        return about(Verdicts.NOT_ENOUGH_EVIDENCE, Confidence.LIKELY, summary, others);
    }

    /** What begins with an AWS name keeps its small letter. */
    private static String sentence(String what) {
        String first = what.split(" ", 2)[0];
        boolean isWord = first.chars().allMatch(Character::isLetter);
        return (isWord ? Character.toUpperCase(what.charAt(0)) + what.substring(1) : what) + ".";
    }

    /**
     * Something that is not known, in a sentence without a full stop.
     *
     * @param from where it was met; empty where nothing has an id
     */
    private record Doubt(String what, String toKnow, String from) {}

    private List<Doubt> doubts() {
        Set<Doubt> doubts = new LinkedHashSet<>();
        for (Hop hop : unknownHops()) {
            String says = hop.because().says();
            String what = hop.id().isEmpty() || says.contains(hop.id())
                    ? says
                    : hop.kind().label() + " " + hop.id() + ": " + says;
            String toKnow = hop.because() instanceof Reason.Missing missing ? missing.toKnow() : "";
            doubts.add(new Doubt(what, toKnow, hop.id()));
        }
        if (examination.function().vpcConfig().isEmpty() && doubts.isEmpty()) {
            doubts.add(new Doubt(
                    "whether " + examination.target() + " admits Lambda's own public addresses is not modelled",
                    "send packets: run the probe in that subnet",
                    ""));
        }
        examination.blockers().stream()
                .filter(blocker ->
                        causes.stream().noneMatch(cause -> cause.explains().contains(blocker)))
                .forEach(blocker -> doubts.add(
                        new Doubt(blocker.because().says(), "", blocker.hop().id())));
        return List.copyOf(doubts);
    }

    private List<Hop> unknownHops() {
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

    private Finding about(Explanation verdict, Confidence confidence, String summary, List<Evidence> evidence) {
        return new Finding(
                verdict.code(),
                verdict.severity(),
                confidence,
                summary,
                List.of(paths.target().expression().asked()),
                List.of(),
                paths.fromSubnets().stream().map(FromSubnet::subnetId).toList(),
                evidence,
                Optional.empty(),
                verdict.reference());
    }
}
