package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Confidence;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.diagnosis.witness.Naming;
import dev.vpcdoctor.diagnosis.witness.Sighting.Connecting;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.Optional;

/** No name server gives a usable answer. */
public final class DnsTimedOut implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "dns-timed-out",
            Chapter.NAMES,
            Severity.ERROR,
            Expectation.NAMES_NOT_ANSWERED,
            "The name servers that the function asks do not answer, refuse to, or cannot find the "
                    + "name out, and nothing in the configuration stops the questions.",
            "Connections fail after several seconds, with EAI_AGAIN or a timeout of the resolver.",
            "Name servers that the configuration keeps out of reach are custom-dns-unreachable, "
                    + "and a resolver that is switched off is vpc-dns-support-off. An answer that there is "
                    + "no such name is name-does-not-exist.",
            "Look at the name servers themselves, and at the rules by which they forward questions " + "to others.",
            "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-rules-managing.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        Met silent = Met.where(
                about,
                one -> isNoAnswer(one.sighting().naming())
                        && one.sighting().connecting() == Connecting.NOT_TRIED
                        && one.path().stream()
                                .flatMap(path -> path.hops().stream())
                                .noneMatch(
                                        hop -> hop.kind() == HopKind.NAME_SERVER && hop.verdict() == Verdict.BLOCKED));
        if (silent.isEmpty()) {
            return Optional.empty();
        }
        String how = switch (silent.where().get(0).sighting().naming()) {
            case FAILED -> "could not find it out: a server to which they forward the question does not answer";
            case REFUSED -> "refuse to answer";
            case NOT_ASKED, RESOLVED, NO_SUCH_NAME, NO_ADDRESS, SILENT -> "do not answer";
        };
        return Optional.of(silent.cause(EXPLANATION, Confidence.LIKELY)
                .summary("The name of " + about.target() + " does not resolve: the name servers " + how + "."));
    }

    private static boolean isNoAnswer(Naming naming) {
        return naming == Naming.SILENT || naming == Naming.FAILED || naming == Naming.REFUSED;
    }
}
