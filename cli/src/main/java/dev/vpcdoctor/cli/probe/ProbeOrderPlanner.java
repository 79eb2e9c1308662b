package dev.vpcdoctor.cli.probe;

import dev.vpcdoctor.aws.probe.ProbeOrder;
import dev.vpcdoctor.aws.probe.ProbePlacement;
import dev.vpcdoctor.diagnosis.probe.ProbePlan;
import java.time.Duration;
import java.util.Optional;

/** Makes orders out of plans: probes may connect to what is asked of them, and to nothing else. */
public final class ProbeOrderPlanner {

    private ProbeOrderPlanner() {}

    /** Probes that belong to one run and go with it. */
    public static ProbeOrder ofRun(ProbePlacement placement, ProbePlan plan) {
        return new ProbeOrder(placement, plan.allowList(), Optional.empty(), ProbeOrder.LIFETIME_OF_A_RUN, false);
    }

    /**
     * Probes that stay.
     *
     * @param roleArn the execution role; empty for one that is made for the purpose
     */
    public static ProbeOrder kept(
            ProbePlacement placement, ProbePlan plan, Optional<String> roleArn, Duration lifetime) {
        return new ProbeOrder(placement, plan.allowList(), roleArn, lifetime, true);
    }

    /** Of a plan, what one deployment has room for; the rest is not asked about, and says so. */
    public static ProbePlan fitting(ProbePlan plan) {
        return plan.within(ProbeOrder.LONGEST_ALLOW_LIST);
    }

    /**
     * Why one deployment cannot do all of a plan.
     *
     * @return a sentence for the user; empty if it can
     */
    public static Optional<String> refusal(ProbePlan plan) {
        int asked = plan.asked().size();
        int fitting = fitting(plan).asked().size();
        return asked == fitting
                ? Optional.empty()
                : Optional.of("a probe cannot be told of all " + asked + " targets, since Lambda takes 4 KB of"
                        + " variables: " + fitting + " of them fit; deploy one probe for those, and another for the"
                        + " rest");
    }
}
