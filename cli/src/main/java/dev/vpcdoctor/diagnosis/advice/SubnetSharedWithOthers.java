package dev.vpcdoctor.diagnosis.advice;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FunctionExamination;
import dev.vpcdoctor.diagnosis.FunctionMode;
import dev.vpcdoctor.diagnosis.Severity;
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

    private static final Explanation EXPLANATION = new Explanation(
            "subnet-shared-with-others",
            Chapter.ADVICE,
            Severity.ADVICE,
            Expectation.ADVICE,
            "Other things than functions and interface endpoints stand in a subnet of the function: instances,"
                + " databases, load balancers. They take its addresses, and whoever changes the subnet's route table"
                + " or network ACL for them changes it for the function.",
            "Nothing, until one of them takes the last address, or is given another route.",
            "The function's interfaces and those of other functions do not count, nor do those of endpoints, which"
                    + " serve them. Others that hold the function's security group are security-group-shared.",
            "Give functions subnets of their own.",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        List<Subnet> shared = Standing.of(about).map(Standing::subnets).orElse(List.of()).stream()
                .filter(subnet -> !others(about.network(), subnet).isEmpty())
                .toList();
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        Cause.Builder cause =
                Cause.of(EXPLANATION).about(shared.stream().map(Subnet::id).toList());
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
