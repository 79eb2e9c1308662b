package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkAcl;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.remedy.SubnetChange.AssociateSubnetCidrBlock;
import dev.vpcdoctor.remedy.SubnetChange.CreateSubnet;
import dev.vpcdoctor.shared.address.Cidr;
import org.junit.jupiter.api.Test;

class SubnetChangeTest {
    private final Network network = OrdersWorld.network();

    @Test
    void aNewSubnetHasATableOfItsOwnAndTheDefaultNetworkAcl() {
        Vpc vpc = OrdersWorld.get(network, Vpc.class, "vpc-0main");
        CreateSubnet change = new CreateSubnet("PRIVATE", vpc, Cidr.parse("10.20.3.0/24"), "eu-west-1a");

        assertThat(change.commands())
                .containsExactly(
                        "PRIVATE_SUBNET=$(aws ec2 create-subnet --vpc-id vpc-0main --cidr-block 10.20.3.0/24"
                                + " --availability-zone eu-west-1a --query Subnet.SubnetId --output text)",
                        "PRIVATE_TABLE=$(aws ec2 create-route-table --vpc-id vpc-0main"
                                + " --query RouteTable.RouteTableId --output text)",
                        "aws ec2 associate-route-table --route-table-id $PRIVATE_TABLE --subnet-id $PRIVATE_SUBNET");
        Network changed = change.applyTo(network);
        Subnet subnet = OrdersWorld.get(changed, Subnet.class, "$PRIVATE_SUBNET");
        assertThat(changed.routeTableOf(subnet).optional().orElseThrow().routes())
                .extracting(Route::toString)
                .containsExactly("10.20.0.0/16 → local");
        assertThat(changed.networkAclOf(subnet).optional().map(NetworkAcl::id)).contains("acl-0default");
    }

    @Test
    void aSubnetBecomesDualStack() {
        AssociateSubnetCidrBlock change =
                new AssociateSubnetCidrBlock("subnet-0fna", Cidr.parse("2a05:d018:20:4200::/64"));

        assertThat(change.commands())
                .containsExactly("aws ec2 associate-subnet-cidr-block --subnet-id subnet-0fna"
                        + " --ipv6-cidr-block 2a05:d018:20:4200::/64");
        assertThat(OrdersWorld.get(change.applyTo(network), Subnet.class, "subnet-0fna")
                        .cidrBlocks())
                .extracting(Cidr::toString)
                .containsExactly("10.20.10.0/24", "2a05:d018:20:4200::/64");
    }
}
