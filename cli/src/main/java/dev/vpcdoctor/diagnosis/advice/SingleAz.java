package dev.vpcdoctor.diagnosis.advice;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FunctionExamination;
import dev.vpcdoctor.diagnosis.FunctionMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.remedy.MoveFunction;
import dev.vpcdoctor.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All subnets of the function are in one availability zone. */
public final class SingleAz implements FunctionMode {
    private static final Explanation EXPLANATION = new Explanation(
            "single-az",
            Chapter.ADVICE,
            Severity.ADVICE,
            Expectation.ADVICE,
            "All subnets of the function are in one availability zone. Lambda runs a function of a VPC only in the"
                    + " zones of its subnets.",
            "Nothing, until that zone has a fault or its subnet no address left: then the function fails as a whole.",
            "If subnets of several zones are there and one of them does not work, it is one-subnet-broken.",
            "Add a subnet of another zone with the same routes to the function.",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        return Standing.of(about)
                .filter(standing -> standing.subnets().stream()
                                .map(Subnet::availabilityZone)
                                .distinct()
                                .count()
                        == 1)
                .map(standing -> cause(about, standing));
    }

    private static Cause cause(FunctionExamination about, Standing standing) {
        String zone = standing.subnets().get(0).availabilityZone();
        Cause.Builder cause = Cause.of(EXPLANATION)
                .about(standing.subnets().stream().map(Subnet::id).toList())
                .mendedBy(remedy(about, standing, zone));
        standing.subnets().forEach(subnet -> cause.says(subnet.id() + " is in " + zone, subnet.id()));
        return cause.summary(about.function().name() + " stands in one availability zone only, " + zone
                + ": if that fails, so does the function.");
    }

    /** A subnet of another zone whose packets go the same ways. */
    private static Optional<Remedy> remedy(FunctionExamination about, Standing standing, String zone) {
        Network network = about.network();
        Optional<RouteTarget.Type> way = way(network, standing.subnets().get(0));
        return network.subnetsOf(standing.vpcId()).stream()
                .filter(subnet -> !subnet.availabilityZone().equals(zone)
                        && subnet.freeAddresses().orElse(0) > 0
                        && way(network, subnet).equals(way))
                .map(subnet -> Remedy.free(
                        "add " + subnet.id() + " (" + subnet.availabilityZone() + ") to "
                                + about.function().name(),
                        addTo(about, subnet)))
                .filter(remedy -> Standing.isUnharmed(about, remedy))
                .findFirst();
    }

    private static Optional<RouteTarget.Type> way(Network network, Subnet subnet) {
        return Standing.defaultRoute(network, subnet).map(Route::target).map(RouteTarget::type);
    }

    private static MoveFunction addTo(FunctionExamination about, Subnet subnet) {
        VpcConfig config = about.function().vpcConfig().orElseThrow();
        List<String> subnetIds = new ArrayList<>(config.subnetIds());
        subnetIds.add(subnet.id());
        return new MoveFunction(
                about.function(),
                new VpcConfig(config.vpcId(), subnetIds, config.securityGroupIds(), config.ipv6Allowed()));
    }
}
