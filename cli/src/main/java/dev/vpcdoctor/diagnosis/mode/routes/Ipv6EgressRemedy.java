package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.mode.common.InternetConnectivity;
import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.GatewayChange.CreateEgressOnlyInternetGateway;
import dev.vpcdoctor.remedy.LambdaFunctionChange.UpdateFunctionVpcConfig;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.RouteTableChange.CreateRoute;
import dev.vpcdoctor.remedy.SubnetChange.AssociateSubnetCidrBlock;
import dev.vpcdoctor.shared.address.AddressFamily;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that a function lacks to connect by IPv6: blocks for its subnets, its own leave, and a way out. */
final class Ipv6EgressRemedy {
    private static final int SUBNET_LENGTH = 64;

    private final Examination about;
    private final Network network;

    Ipv6EgressRemedy(Examination about) {
        this.about = about;
        this.network = about.network();
    }

    /** Empty where the VPC has no IPv6 block: that is a decision of more than one call. */
    Optional<Remedy> remedy() {
        Optional<Vpc> vpc = about.vpc();
        Optional<VpcConfig> config = about.function().vpcConfig();
        if (vpc.isEmpty() || config.isEmpty()) {
            return Optional.empty();
        }
        List<Change> changes = new ArrayList<>();
        if (!addBlocks(vpc.get(), changes)) {
            return Optional.empty();
        }
        if (!config.get().ipv6Allowed()) {
            changes.add(new UpdateFunctionVpcConfig(
                    about.function(),
                    new VpcConfig(
                            config.get().vpcId(),
                            config.get().subnetIds(),
                            config.get().securityGroupIds(),
                            true)));
        }
        if (about.allPaths().stream().anyMatch(path -> isPublic(path.destination()))) {
            leadOut(vpc.get(), changes);
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(Remedy.free("let " + about.function().name() + " use IPv6", changes));
    }

    private static boolean isPublic(Destination destination) {
        return destination.addresses().family() == AddressFamily.IPV6 && InternetConnectivity.isWanted(destination);
    }

    private boolean addBlocks(Vpc vpc, List<Change> changes) {
        AddressSet free = AddressSet.of(vpc.cidrBlocks().stream()
                .filter(block -> block.family() == AddressFamily.IPV6)
                .toList());
        for (Subnet subnet : network.subnetsOf(vpc.id())) {
            for (Cidr taken : subnet.cidrBlocks()) {
                free = free.minus(taken);
            }
        }
        for (Subnet subnet : about.functionSubnets()) {
            if (subnet.cidrBlock(AddressFamily.IPV6).isPresent()) {
                continue;
            }
            Optional<Cidr> block = free.blocks().stream()
                    .filter(candidate -> candidate.prefixLength() <= SUBNET_LENGTH)
                    .findFirst()
                    .map(candidate -> new Cidr(candidate.base(), SUBNET_LENGTH));
            if (block.isEmpty()) {
                return false;
            }
            changes.add(new AssociateSubnetCidrBlock(subnet.id(), block.get()));
            free = free.minus(block.get());
        }
        return true;
    }

    private void leadOut(Vpc vpc, List<Change> changes) {
        Set<RouteTable> lacking = new LinkedHashSet<>();
        for (Subnet subnet : about.functionSubnets()) {
            network.routeTableOf(subnet)
                    .optional()
                    .filter(table -> table.routes().stream().noneMatch(Ipv6EgressRemedy::leadsOut))
                    .ifPresent(lacking::add);
        }
        if (lacking.isEmpty()) {
            return;
        }
        String gatewayId = network.all(InternetGateway.class).stream()
                .filter(gateway ->
                        gateway.egressOnly() && gateway.attachedVpcIds().contains(vpc.id()))
                .map(InternetGateway::id)
                .findFirst()
                .orElseGet(() -> {
                    changes.add(new CreateEgressOnlyInternetGateway(vpc.id()));
                    return CreateEgressOnlyInternetGateway.ID;
                });
        RouteTarget target = new RouteTarget(RouteTarget.Type.EGRESS_ONLY_INTERNET_GATEWAY, gatewayId);
        lacking.forEach(table -> changes.add(CreateRoute.in(table, Route.to(Cidr.ANY_IPV6, target))));
    }

    private static boolean leadsOut(Route route) {
        return route.destination().equals(new Route.Destination.Block(Cidr.ANY_IPV6))
                && route.state() != Route.State.BLACKHOLE;
    }
}
