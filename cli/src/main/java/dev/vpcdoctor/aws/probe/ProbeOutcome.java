package dev.vpcdoctor.aws.probe;

import java.util.List;
import java.util.Optional;

/**
 * What came of probes, whatever went wrong.
 *
 * @param name of the deployment
 * @param subnets one for each subnet, in their order
 * @param removal what came of removing them; empty when they stay
 * @param remarks what the user should know beside: what went without, what an earlier run left behind
 */
public record ProbeOutcome(
        ProbeName name, List<SubnetReport> subnets, Optional<Removal> removal, List<String> remarks) {
    public ProbeOutcome {
        subnets = List.copyOf(subnets);
        remarks = List.copyOf(remarks);
    }

    /** The reports that there are. */
    public List<SubnetReport.Seen> reports() {
        return subnets.stream()
                .filter(SubnetReport.Seen.class::isInstance)
                .map(SubnetReport.Seen.class::cast)
                .toList();
    }

    /** Why there is none, for each subnet without. */
    public List<ProbeFailure> failures() {
        return subnets.stream()
                .filter(SubnetReport.NotSeen.class::isInstance)
                .map(SubnetReport.NotSeen.class::cast)
                .map(SubnetReport.NotSeen::failure)
                .toList();
    }
}
