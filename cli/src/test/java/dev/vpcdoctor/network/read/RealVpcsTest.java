package dev.vpcdoctor.network.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Instance;
import dev.vpcdoctor.network.model.InternetGateway;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkAcl;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.PrefixList;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.network.model.VpnGateway;
import dev.vpcdoctor.snapshot.Snapshot;
import dev.vpcdoctor.snapshot.SnapshotReader;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The five VPCs that the AWS CLI described. */
class RealVpcsTest {

    private static Snapshot snapshot(String name) {
        return SnapshotReader.read(Path.of("src/test/resources/aws-snapshots", name));
    }

    private static Network network(String name) {
        NetworkReading reading = NetworkReader.read(snapshot(name));
        assertThat(reading.problems()).isEmpty();
        return reading.network();
    }

    @ParameterizedTest
    @ValueSource(strings = {"subnet", "nat-gateway", "public-private-subnet", "vpc-endpoint-gateway", "vpc-peering"})
    void loadsWholeWithoutProblems(String name) {
        assertThat(snapshot(name).problems()).isEmpty();
        assertThat(network(name).all(Vpc.class)).isNotEmpty();
    }

    @Test
    void theNatGatewaySnapshotTellsItsRoutesAndItsGateway() {
        Network network = network("nat-gateway");

        Subnet subnet = network.find(Subnet.class, "subnet-06f469bcee42e408e")
                .optional()
                .orElseThrow();
        assertThat(subnet.availabilityZone()).isEqualTo("us-east-2b");
        assertThat(subnet.freeAddresses()).contains(250);
        assertThat(subnet.name()).contains("Subnet 1");
        assertThat(subnet.blockPublicAccess()).isEmpty();
        RouteTable table = network.routeTableOf(subnet).optional().orElseThrow();
        assertThat(table.id()).isEqualTo("rtb-02fe228b42de92a7c");
        assertThat(table.routes())
                .extracting(Object::toString)
                .containsExactly("10.1.0.0/16 → local", "0.0.0.0/0 → nat-07ab4846da51f4612");
        NatGateway gateway = network.find(NatGateway.class, "nat-07ab4846da51f4612")
                .optional()
                .orElseThrow();
        assertThat(gateway.connectivity()).isEqualTo(NatGateway.Connectivity.PUBLIC);
        assertThat(gateway.publicAddresses()).extracting(Object::toString).containsExactly("3.135.127.225");
        assertThat(network.all(InternetGateway.class))
                .extracting(InternetGateway::attachedVpcIds)
                .containsExactly(java.util.List.of("vpc-0008a7b45e3ddf1dd"));
        assertThat(network.all(NetworkInterface.class))
                .extracting(NetworkInterface::type)
                .contains("nat_gateway");
        NetworkAcl acl = network.networkAclOf(subnet).optional().orElseThrow();
        assertThat(acl.isDefault()).isTrue();
        SecurityGroup group = network.find(SecurityGroup.class, "sg-0253af84ae6485905")
                .optional()
                .orElseThrow();
        assertThat(group.ingress()).extracting(Object::toString).containsExactly("tcp 22 0.0.0.0/0", "icmp 0.0.0.0/0");
        assertThat(group.egress()).extracting(Object::toString).containsExactly("all traffic 0.0.0.0/0");
    }

    @Test
    void aVpcTakesItsRegionFromTheZonesOfItsSubnets() {
        Vpc vpc = network("nat-gateway")
                .find(Vpc.class, "vpc-0008a7b45e3ddf1dd")
                .optional()
                .orElseThrow();
        assertThat(vpc.region()).contains("us-east-2");
        assertThat(vpc.account()).contains("554773406868");
    }

    @Test
    void whatTheSnapshotDoesNotTellIsUnknownAndNamesTheCallThatWouldTell() {
        Network network = network("nat-gateway");
        Vpc vpc = network.find(Vpc.class, "vpc-0008a7b45e3ddf1dd").optional().orElseThrow();

        assertThat(vpc.dnsSupport())
                .isEqualTo(Fact.unknown(
                        "enableDnsSupport of vpc-0008a7b45e3ddf1dd is not in the snapshot",
                        "aws ec2 describe-vpc-attribute --vpc-id vpc-0008a7b45e3ddf1dd --attribute enableDnsSupport"));
        assertThat(network.endpointsOf(vpc))
                .isEqualTo(Fact.unknown(
                        "aws ec2 describe-vpc-endpoints is not in the snapshot", "aws ec2 describe-vpc-endpoints"));
        assertThat(network.listing(NatGateway.class, Optional.of("us-east-2")).whole())
                .isTrue();
    }

    @Test
    void theOtherSnapshotsTellTheirEndpointPeeringAndVpnGateway() {
        Network endpoint = network("vpc-endpoint-gateway");
        assertThat(endpoint.all(VpcEndpoint.class)).singleElement().satisfies(one -> {
            assertThat(one.type()).isEqualTo(VpcEndpoint.Type.GATEWAY);
            assertThat(one.routeTableIds()).containsExactly("rtb-04f71fc2caa8d94cf", "rtb-0efde4139784b75b0");
        });
        assertThat(endpoint.prefixListNamed("com.amazonaws.us-east-1.s3")
                        .map(PrefixList::entries)
                        .orElseThrow()
                        .isKnown())
                .isTrue();
        assertThat(network("vpc-peering").all(VpcPeeringConnection.class))
                .hasSize(2)
                .allMatch(VpcPeeringConnection::isActive)
                .allMatch(VpcPeeringConnection::isWithinOneRegion);
        assertThat(network("public-private-subnet").all(VpnGateway.class))
                .singleElement()
                .satisfies(one -> assertThat(one.attachedVpcIds()).containsExactly("vpc-0b966fdeb36d5e43f"));
        assertThat(network("subnet").all(Instance.class))
                .extracting(one -> one.state().orElse(""))
                .contains("running");
    }
}
