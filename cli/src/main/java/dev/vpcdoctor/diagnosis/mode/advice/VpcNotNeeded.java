package dev.vpcdoctor.diagnosis.mode.advice;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.InternetConnectivity;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.remedy.LambdaFunctionChange.RemoveFunctionFromVpc;
import dev.vpcdoctor.remedy.Prices;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that the function is known to use is public, and nothing in its VPC is made for it. */
public final class VpcNotNeeded implements FunctionMode {
    private static final Set<HopKind> PRIVATE_WAYS = Set.of(
            HopKind.GATEWAY_ENDPOINT,
            HopKind.INTERFACE_ENDPOINT,
            HopKind.PEERING_CONNECTION,
            HopKind.TRANSIT_GATEWAY_ATTACHMENT,
            HopKind.VPN_GATEWAY,
            HopKind.APPLIANCE);

    private static final Set<RouteTarget.Type> TO_OTHER_NETWORKS = Set.of(
            RouteTarget.Type.VPC_PEERING_CONNECTION,
            RouteTarget.Type.TRANSIT_GATEWAY,
            RouteTarget.Type.VPN_GATEWAY,
            RouteTarget.Type.VPC_ENDPOINT,
            RouteTarget.Type.NETWORK_INTERFACE,
            RouteTarget.Type.LOCAL_GATEWAY,
            RouteTarget.Type.CORE_NETWORK,
            RouteTarget.Type.OTHER);

    private static final FindingCode CODE = new FindingCode("vpc-not-needed", ExpectedEvidence.ADVICE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        boolean allPublic =
                !about.targets().isEmpty() && about.targets().stream().allMatch(VpcNotNeeded::isPublic);
        return FunctionNetwork.of(about)
                .filter(placement -> allPublic && nothingAdmits(about, placement) && leadsNowhereElse(about, placement))
                .map(placement -> cause(about, placement));
    }

    private static boolean isPublic(Examination target) {
        List<Path> paths = target.allPaths();
        return !paths.isEmpty()
                && paths.stream()
                        .allMatch(path -> InternetConnectivity.isWanted(path.destination())
                                && path.hops().stream().noneMatch(hop -> PRIVATE_WAYS.contains(hop.kind())));
    }

    /** Databases, caches and file systems admit their functions by a group or by a block. */
    private static boolean nothingAdmits(FunctionExamination about, FunctionNetwork placement) {
        Optional<String> region =
                about.network().find(Vpc.class, placement.vpcId()).optional().flatMap(Vpc::region);
        return about.network().listing(SecurityGroup.class, region).whole()
                && about.network().all(SecurityGroup.class).stream()
                        .filter(group -> group.vpcId().orElse(placement.vpcId()).equals(placement.vpcId()))
                        .flatMap(group -> group.ingress().stream())
                        .noneMatch(rule -> isFor(placement, rule.peer()));
    }

    /** Who admits everybody may mean anybody, and names no function by it. */
    private static boolean isFor(FunctionNetwork placement, Peer peer) {
        return switch (peer) {
            case Peer.Group group -> placement.groups().contains(group.groupId());
            case Peer.Block block ->
                block.cidr().prefixLength() > 0
                        && placement.subnets().stream()
                                .flatMap(subnet -> subnet.cidrBlocks().stream())
                                .anyMatch(own -> own.contains(block.cidr())
                                        || block.cidr().contains(own));
            case Peer.PrefixListMembers members -> true;
        };
    }

    private static boolean leadsNowhereElse(FunctionExamination about, FunctionNetwork placement) {
        return placement.subnets().stream()
                .allMatch(subnet -> about.network()
                        .routeTableOf(subnet)
                        .optional()
                        .filter(table -> table.routes().stream()
                                .map(Route::target)
                                .map(RouteTarget::type)
                                .noneMatch(TO_OTHER_NETWORKS::contains))
                        .isPresent());
    }

    private static Cause cause(FunctionExamination about, FunctionNetwork placement) {
        List<String> targets =
                about.targets().stream().map(Examination::target).distinct().toList();
        Cause.Builder cause = Cause.of(CODE)
                .about(placement.vpcId())
                .says("public: " + String.join(", ", targets), "")
                .says("no security group lets " + String.join(", ", placement.groups()) + " in", placement.vpcId())
                .fixedBy(Remedy.free(
                        "take " + about.function().name() + " out of the VPC, if it uses nothing else",
                        new RemoveFunctionFromVpc(about.function())));
        natGateways(about.network(), placement)
                .forEach(nat -> cause.says(
                        nat.id() + " costs " + Prices.estimate(Prices.NAT_GATEWAY)
                                + " a month and the traffic, for whoever still needs it",
                        nat.id()));
        return cause.summary("Nothing that was asked for needs the VPC: outside of it "
                + about.function().name() + " would reach " + String.join(", ", targets) + " without a NAT gateway.");
    }

    private static List<NatGateway> natGateways(Network network, FunctionNetwork placement) {
        return placement.subnets().stream()
                .flatMap((Subnet subnet) -> InternetConnectivity.defaultRoute(network, subnet).stream())
                .map(route -> route.target().id())
                .distinct()
                .flatMap(id -> network.find(NatGateway.class, id).optional().stream())
                .toList();
    }
}
