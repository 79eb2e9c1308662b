package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkAcl;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;

/** A change to subnets. */
public sealed interface SubnetChange extends Change {

    /**
     * A subnet with a route table of its own, which holds nothing but the local routes yet.
     *
     * @param name of the two shell variables in commands, which are the ids in the model while a fix is checked:
     *     {@code $NAME_SUBNET} and {@code $NAME_TABLE}
     */
    record CreateSubnet(String name, Vpc vpc, Cidr cidr, String availabilityZone) implements SubnetChange {
        public String subnetId() {
            return "$" + name + "_SUBNET";
        }

        public String routeTableId() {
            return "$" + name + "_TABLE";
        }

        @Override
        public List<String> commands() {
            return List.of(
                    ShellText.assigned(
                            subnetId(),
                            "aws ec2 create-subnet --vpc-id " + vpc.id() + " --cidr-block " + cidr
                                    + " --availability-zone " + availabilityZone,
                            "Subnet.SubnetId"),
                    ShellText.assigned(
                            routeTableId(),
                            "aws ec2 create-route-table --vpc-id " + vpc.id(),
                            "RouteTable.RouteTableId"),
                    "aws ec2 associate-route-table --route-table-id " + routeTableId() + " --subnet-id " + subnetId());
        }

        /** A new subnet gets the VPC's default network ACL. */
        @Override
        public Network applyTo(Network network) {
            Network changed = network.with(new Subnet(
                            subnetId(),
                            vpc.id(),
                            List.of(cidr),
                            availabilityZone,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))
                    .with(emptyRouteTable());
            return network.all(NetworkAcl.class).stream()
                    .filter(acl -> acl.isDefault() && acl.vpcId().equals(vpc.id()))
                    .findFirst()
                    .map(acl -> changed.with(acl.withSubnet(subnetId())))
                    .orElse(changed);
        }

        /** The table as AWS makes it. */
        public RouteTable emptyRouteTable() {
            List<Route> local = vpc.cidrBlocks().stream()
                    .map(block -> new Route(
                            new Route.Destination.Block(block),
                            RouteTarget.LOCAL,
                            Route.State.ACTIVE,
                            Route.Origin.CREATE_ROUTE_TABLE))
                    .toList();
            return new RouteTable(routeTableId(), vpc.id(), false, List.of(subnetId()), local);
        }
    }

    /** A subnet made dual-stack, with a free /64 of its VPC's IPv6 block. */
    record AssociateSubnetCidrBlock(String subnetId, Cidr block) implements SubnetChange {

        @Override
        public List<String> commands() {
            return List.of(
                    "aws ec2 associate-subnet-cidr-block --subnet-id " + subnetId + " --ipv6-cidr-block " + block);
        }

        @Override
        public Network applyTo(Network network) {
            return network.update(Subnet.class, subnetId, subnet -> subnet.withCidrBlock(block));
        }
    }
}
