package dev.vpcdoctor.aws.probe;

import java.util.List;
import java.util.Optional;

/**
 * What came of deploying probes to keep them.
 *
 * @param removal there if one of them could not be deployed: then none is kept
 * @param remarks what the user should know beside
 */
public record Deployed(ProbeName name, List<SubnetProbe> probes, Optional<Removal> removal, List<String> remarks) {
    public Deployed {
        probes = List.copyOf(probes);
        remarks = List.copyOf(remarks);
    }
}
