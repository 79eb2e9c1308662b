package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.mode.common.InternetConnectivity;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.GatewayChange.CreateNatGateway;
import dev.vpcdoctor.remedy.LambdaFunctionChange.UpdateFunctionVpcConfig;
import dev.vpcdoctor.remedy.Prices;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SubnetChange.CreateSubnet;
import dev.vpcdoctor.remedy.VpcEndpointChange.CreateGatewayEndpoint;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Remedies for a function in a public subnet: it needs no internet for some services, else it must move. */
final class PublicSubnetRemedies {
    private final Examination about;
    private final Network network;
    private final List<String> publicSubnets;
    private final Optional<Vpc> vpc;

    /**
     * The remedies of one function.
     *
     * @param publicSubnets those of its subnets that lead to an internet gateway
     */
    PublicSubnetRemedies(Examination about, List<String> publicSubnets) {
        this.about = about;
        this.network = about.network();
        this.publicSubnets = publicSubnets;
        this.vpc = about.vpc();
    }

    /** All that there are, the least first. */
    List<Optional<Remedy>> all() {
        return vpc.map(known -> List.of(gatewayEndpoint(known), moveBehindNat(known), newPrivateSubnet(known)))
                .orElse(List.of());
    }

    private Optional<Remedy> gatewayEndpoint(Vpc own) {
        Set<String> tables = new TreeSet<>();
        for (Path path : about.allPaths()) {
            boolean suits = path.destination().nature() instanceof Destination.Nature.AwsService service
                    && (service.serviceName().endsWith(".s3")
                            || service.serviceName().endsWith(".dynamodb"));
            if (!suits) {
                return Optional.empty();
            }
            RoutesOnPaths.ownTable(path).map(RouteTable::id).ifPresent(tables::add);
        }
        return about.allPaths().stream()
                .map(path -> (Destination.Nature.AwsService) path.destination().nature())
                .findFirst()
                .map(service -> Remedy.free(
                        "make a gateway endpoint for " + about.target() + ", which needs no internet",
                        new CreateGatewayEndpoint(
                                own.id(), service.serviceName(), service.prefixListId(), List.copyOf(tables))));
    }

    /** One subnet in each of the function's own availability zones; any other where there is none. */
    private Optional<Remedy> moveBehindNat(Vpc own) {
        List<Subnet> behindNat = new InternetConnectivity(network, own.id()).subnetsBehindNat();
        List<String> zones =
                about.functionSubnets().stream().map(Subnet::availabilityZone).toList();
        List<Subnet> inSameZones = behindNat.stream()
                .filter(subnet -> zones.contains(subnet.availabilityZone()))
                .toList();
        Set<String> taken = new TreeSet<>();
        List<String> chosen = (inSameZones.isEmpty() ? behindNat : inSameZones)
                .stream()
                        .filter(subnet -> taken.add(subnet.availabilityZone()))
                        .map(Subnet::id)
                        .toList();
        return chosen.isEmpty()
                ? Optional.empty()
                : Optional.of(Remedy.free(
                        "move " + about.function().name() + " to private subnets that lead to a NAT gateway",
                        move(chosen)));
    }

    /** A subnet of its own, so that nothing else of the VPC gets another route. */
    private Optional<Remedy> newPrivateSubnet(Vpc own) {
        Optional<Cidr> block = new NatGatewayRemedies(network, own.id()).freeBlock(own);
        Optional<Subnet> publicSubnet = about.functionSubnets().stream()
                .filter(subnet -> publicSubnets.contains(subnet.id()))
                .findFirst();
        if (block.isEmpty() || publicSubnet.isEmpty()) {
            return Optional.empty();
        }
        CreateSubnet subnet =
                new CreateSubnet("PRIVATE", own, block.get(), publicSubnet.get().availabilityZone());
        Optional<NatGateway> working = new InternetConnectivity(network, own.id())
                .workingNatGateways().stream().findFirst();
        List<Change> changes = new ArrayList<>();
        if (working.isEmpty()) {
            changes.add(new CreateNatGateway(own.id(), publicSubnet.get().id()));
        }
        changes.add(subnet);
        changes.add(NatGatewayRemedies.RouteToChange.anywhere(subnet.emptyRouteTable())
                .to(new RouteTarget(
                        RouteTarget.Type.NAT_GATEWAY,
                        working.map(NatGateway::id).orElse(CreateNatGateway.ID))));
        changes.add(move(List.of(subnet.subnetId())));
        return Optional.of(new Remedy(
                "move " + about.function().name() + " to a new private subnet that leads to "
                        + working.map(NatGateway::id).orElse("a new NAT gateway"),
                changes,
                Optional.of(working.isPresent() ? 0.0 : Prices.NAT_GATEWAY)));
    }

    /** The function's subnets that are not public stay. */
    private UpdateFunctionVpcConfig move(List<String> to) {
        LambdaFunction function = about.function();
        VpcConfig config = function.vpcConfig().orElseThrow();
        Set<String> subnets = new LinkedHashSet<>(config.subnetIds());
        publicSubnets.forEach(subnets::remove);
        subnets.addAll(to);
        return new UpdateFunctionVpcConfig(
                function,
                new VpcConfig(config.vpcId(), List.copyOf(subnets), config.securityGroupIds(), config.ipv6Allowed()));
    }
}
