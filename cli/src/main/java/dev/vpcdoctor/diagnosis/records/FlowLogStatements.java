package dev.vpcdoctor.diagnosis.records;

import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogResult;
import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogs;
import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogs.FlowConnection;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.walk.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What flow logs say of findings about one target. */
final class FlowLogStatements {
    private final FlowLogs logs;
    private final Examination examination;

    FlowLogStatements(FlowLogs logs, Examination examination) {
        this.logs = logs;
        this.examination = examination;
    }

    /**
     * Of one finding.
     *
     * @param subnetIds where it holds
     */
    List<WitnessStatement> of(ExpectedEvidence expected, List<String> subnetIds) {
        List<WitnessStatement> all = new ArrayList<>();
        for (Path path : examination.allPaths()) {
            if (subnetIds.contains(path.source().subnet().id())) {
                for (FlowLogResult found : about(path)) {
                    boolean supports = expected.isSupportedBy(found.says());
                    if (supports || expected.isContradictedBy(found.says())) {
                        Evidence evidence =
                                new Evidence(Evidence.Kind.FLOW_LOGS, supports, found.text(), found.interfaceId());
                        all.add(new WitnessStatement(evidence, true, Optional.empty()));
                    }
                }
            }
        }
        return all.stream().distinct().toList();
    }

    /** Of "some address of the internet" they cannot tell which connections are meant. */
    private List<FlowLogResult> about(Path path) {
        if (path.destination().isAnyOfInternet()
                || path.destination().addresses().isEmpty()) {
            return List.of();
        }
        Optional<NetworkInterface> at = path.destination()
                .addresses()
                .single()
                .flatMap(address -> path.destination()
                        .placement()
                        .flatMap(place ->
                                examination.network().interfaceAt(place.subnet().vpcId(), address)));
        return functionInterfaces(path).stream()
                .map(eni ->
                        logs.about(new FlowConnection(eni, path.destination().addresses(), path.port(), at)))
                .toList();
    }

    /** An interface belongs to all functions with the same subnet and the same groups. */
    private List<NetworkInterface> functionInterfaces(Path path) {
        Set<String> groups = examination
                .function()
                .vpcConfig()
                .map(config -> Set.copyOf(config.securityGroupIds()))
                .orElse(Set.of());
        return examination.network().interfacesIn(path.source().subnet().id()).stream()
                .filter(eni -> eni.isLambda() && eni.securityGroupIds().equals(groups))
                .toList();
    }
}
