package dev.vpcdoctor.aws.probe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of deploying probes that are to stay.
 *
 * @param removal there if one of them could not be deployed: then none is kept
 * @param remarks what the user should know beside
 */
public record ProbeKeepResult(
        ProbeName name, List<SubnetProbe> probes, Optional<Removal> removal, List<String> remarks) {
    public ProbeKeepResult {
        probes = List.copyOf(probes);
        remarks = List.copyOf(remarks);
    }

    /** Why some could not be deployed. */
    public List<ProbeFailure> failures() {
        return probes.stream()
                .flatMap(probe -> probe instanceof SubnetProbe.NotReady not
                        ? Stream.of(not.failure())
                        : Stream.<ProbeFailure>empty())
                .toList();
    }
}
