package dev.vpcdoctor.report;

import dev.vpcdoctor.aws.probe.ProbeOutcome;
import dev.vpcdoctor.aws.probe.SubnetReport;
import java.util.Comparator;
import java.util.List;

/**
 * What probes saw, and nothing that follows from it.
 *
 * @param notAsked the targets that no probe was asked about
 */
public record ProbeRunReport(String account, String region, ProbeOutcome outcome, List<NotAsked> notAsked) {
    public ProbeRunReport {
        notAsked = List.copyOf(notAsked);
    }

    /** What was seen from each subnet; AWS lists functions in no order. */
    List<SubnetReport> inOrder() {
        return outcome.subnets().stream()
                .sorted(Comparator.comparing(SubnetReport::subnetId))
                .toList();
    }

    /**
     * A target that no probe was asked about.
     *
     * @param target as it was asked for
     * @param because without a full stop
     */
    public record NotAsked(String target, String because) {}
}
