package dev.vpcdoctor.diagnosis.mode.advice;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.InternetConnectivity;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.remedy.LambdaFunctionChange.UpdateFunctionVpcConfig;
import dev.vpcdoctor.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All subnets of the function are in one availability zone. */
public final class SingleAz implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("single-az", ExpectedEvidence.ADVICE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        return FunctionNetwork.of(about)
                .filter(placement -> placement.subnets().stream()
                                .map(Subnet::availabilityZone)
                                .distinct()
                                .count()
                        == 1)
                .map(placement -> cause(about, placement));
    }

    private static Cause cause(FunctionExamination about, FunctionNetwork placement) {
        String zone = placement.subnets().get(0).availabilityZone();
        Cause.Builder cause = Cause.of(CODE)
                .about(placement.subnets().stream().map(Subnet::id).toList())
                .fixedBy(remedy(about, placement, zone));
        placement.subnets().forEach(subnet -> cause.says(subnet.id() + " is in " + zone, subnet.id()));
        return cause.summary(about.function().name() + " stands in one availability zone only, " + zone
                + ": if that fails, so does the function.");
    }

    /** A subnet of another zone whose packets go the same ways. */
    private static Optional<Remedy> remedy(FunctionExamination about, FunctionNetwork placement, String zone) {
        Network network = about.network();
        Optional<RouteTarget.Type> way = way(network, placement.subnets().get(0));
        return network.subnetsOf(placement.vpcId()).stream()
                .filter(subnet -> !subnet.availabilityZone().equals(zone)
                        && subnet.freeAddresses().orElse(0) > 0
                        && way(network, subnet).equals(way))
                .map(subnet -> Remedy.free(
                        "add " + subnet.id() + " (" + subnet.availabilityZone() + ") to "
                                + about.function().name(),
                        addTo(about, subnet)))
                .filter(remedy -> FunctionNetwork.isUnharmed(about, remedy))
                .findFirst();
    }

    private static Optional<RouteTarget.Type> way(Network network, Subnet subnet) {
        return InternetConnectivity.defaultRoute(network, subnet)
                .map(Route::target)
                .map(RouteTarget::type);
    }

    private static UpdateFunctionVpcConfig addTo(FunctionExamination about, Subnet subnet) {
        VpcConfig config = about.function().vpcConfig().orElseThrow();
        List<String> subnetIds = new ArrayList<>(config.subnetIds());
        subnetIds.add(subnet.id());
        return new UpdateFunctionVpcConfig(
                about.function(),
                new VpcConfig(config.vpcId(), subnetIds, config.securityGroupIds(), config.ipv6Allowed()));
    }
}
