package dev.vpcdoctor.diagnosis.mode.advice;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Instances, databases and others stand in the function's subnets. */
public final class SubnetSharedWithOthers implements FunctionMode {
    /** What serves the subnet itself. A NAT gateway beside the function is a fault of routes, told by its own name. */
    private static final Set<String> NETWORK = Set.of("vpc_endpoint", "nat_gateway", "transit_gateway");

    private static final FindingCode CODE = new FindingCode("subnet-shared-with-others", ExpectedEvidence.ADVICE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        List<Subnet> shared = FunctionNetwork.of(about).map(FunctionNetwork::subnets).orElse(List.of()).stream()
                .filter(subnet -> !others(about.network(), subnet).isEmpty())
                .toList();
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        Cause.Builder cause =
                Cause.of(CODE).about(shared.stream().map(Subnet::id).toList());
        shared.forEach(subnet -> cause.says(
                subnet.id() + " also holds " + Interfaces.named(others(about.network(), subnet)), subnet.id()));
        List<NetworkInterface> first = others(about.network(), shared.get(0));
        return Optional.of(cause.summary("Subnet " + shared.get(0).id() + " also holds "
                + (first.size() == 1 ? "an interface" : first.size() + " interfaces")
                + " of others, which take its addresses."));
    }

    private static List<NetworkInterface> others(Network network, Subnet subnet) {
        return network.interfacesIn(subnet.id()).stream()
                .filter(eni -> !eni.isLambda() && !NETWORK.contains(eni.type()))
                .toList();
    }
}
