package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Confidence;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.diagnosis.witness.Sighting;
import dev.vpcdoctor.diagnosis.witness.Sighting.Connecting;
import java.util.Optional;

/** All that AWS tells is open, and no packet comes back. */
public final class HostFirewallOrTargetDown implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "host-firewall-or-target-down",
            Chapter.FAR_END,
            Severity.ERROR,
            Expectation.LOST,
            "Every rule, route and state that AWS tells lets the connection through, and packets "
                    + "are not answered: the target is down or hangs, its own firewall drops them, or "
                    + "something on the way that AWS does not know.",
            "Connections time out, all of them or some.",
            "Where a rule or a route blocks, its own name is told. A target that refuses is " + "target-not-listening.",
            "Look at the target itself: whether it runs and accepts, and its own firewall; then at "
                    + "appliances on the way and at changes of the last minutes.",
            "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/TroubleshootingInstancesConnecting.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        Met silent = Met.where(about, one -> one.isKnownToLead() && isUnanswered(one.sighting()));
        if (silent.isEmpty()) {
            return Optional.empty();
        }
        boolean sometimes =
                silent.where().stream().anyMatch(one -> one.sighting().connecting() == Connecting.SOMETIMES);
        String what = sometimes ? "Some packets to " : "Packets to ";
        String likely = sometimes
                ? "the target is overloaded, one of several behind its address is down, a firewall on its host limits"
                        + " connections"
                : "the target is down or hangs, a firewall on its host, an appliance on the way, a change that is under"
                        + " way";
        return Optional.of(silent.cause(EXPLANATION, Confidence.LIKELY)
                .summary(what + about.target() + " are not answered, and nothing in the configuration stops them. Most"
                        + " likely first: " + likely + "."));
    }

    private static boolean isUnanswered(Sighting sighting) {
        return switch (sighting.connecting()) {
            case TIMED_OUT, UNREACHABLE, SOMETIMES, DIFFERENTLY -> true;
            case OPEN, REFUSED, RESET, NOT_TRIED -> false;
        };
    }
}
