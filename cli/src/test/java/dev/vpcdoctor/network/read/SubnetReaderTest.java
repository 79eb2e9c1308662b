package dev.vpcdoctor.network.read;

import static dev.vpcdoctor.network.read.TestNetworks.network;
import static dev.vpcdoctor.network.read.TestNetworks.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.InternetGatewayBlockMode;
import dev.vpcdoctor.network.model.Subnet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubnetReaderTest {
    private static final String NO_EXCLUSIONS = "{'VpcBlockPublicAccessExclusions': []}";

    private static Subnet subnet(String more, String... others) {
        String[] files = new String[others.length + 2];
        files[0] = "eu-west-1/subnets.json";
        files[1] = "{'Subnets': [{'SubnetId': 'subnet-1', 'VpcId': 'vpc-1', 'CidrBlock': '10.0.0.0/24',"
                + " 'AvailabilityZone': 'eu-west-1a'" + more + "}]}";
        System.arraycopy(others, 0, files, 2, others.length);
        return network(files).find(Subnet.class, "subnet-1").optional().orElseThrow();
    }

    private static String options(String mode) {
        return "{'VpcBlockPublicAccessOptions': {'AwsAccountId': '123456789012', 'AwsRegion': 'eu-west-1',"
                + " 'State': 'update-complete', 'InternetGatewayBlockMode': '" + mode + "'}}";
    }

    private static String exclusion(String resource, String mode, String state) {
        return "{'VpcBlockPublicAccessExclusions': [{'ExclusionId': 'vpcbpa-exclude-1', 'State': '" + state + "',"
                + " 'ResourceArn': 'arn:aws:ec2:eu-west-1:123456789012:" + resource + "',"
                + " 'InternetGatewayExclusionMode': '" + mode + "'}]}";
    }

    private static Optional<InternetGatewayBlockMode> mode(String options, String exclusions) {
        return subnet("", "eu-west-1/o.json", options, "eu-west-1/e.json", exclusions)
                .blockPublicAccess();
    }

    @Test
    void aSubnetTellsItsBlocksItsZoneItsNameAndItsFreeAddresses() {
        Subnet subnet = subnet(", 'AvailableIpAddressCount': 7, 'Tags': [{'Key': 'Name', 'Value': 'private a'}],"
                + " 'Ipv6CidrBlockAssociationSet': [{'Ipv6CidrBlock': '2600:1f18::/64',"
                + " 'Ipv6CidrBlockState': {'State': 'associated'}}]");

        assertThat(texts(subnet.cidrBlocks())).containsExactly("10.0.0.0/24", "2600:1f18::/64");
        assertThat(subnet.availabilityZone()).isEqualTo("eu-west-1a");
        assertThat(subnet.freeAddresses()).contains(7);
        assertThat(subnet.name()).contains("private a");
    }

    @Test
    void aSubnetOfIpv6AloneHasNoIpv4Block() {
        Subnet subnet = network(
                        "s.json",
                        "{'Subnets': [{'SubnetId': 'subnet-1', 'VpcId': 'vpc-1', 'AvailabilityZone': 'eu-west-1a',"
                                + " 'Ipv6CidrBlockAssociationSet': [{'Ipv6CidrBlock': '2600:1f18::/64'}]}]}")
                .find(Subnet.class, "subnet-1")
                .optional()
                .orElseThrow();
        assertThat(texts(subnet.cidrBlocks())).containsExactly("2600:1f18::/64");
    }

    @ParameterizedTest
    @CsvSource({"off, OFF", "block-ingress, BLOCK_INGRESS", "block-bidirectional, BLOCK_BIDIRECTIONAL"})
    void itsOwnBlockPublicAccessStateDecides(String text, InternetGatewayBlockMode mode) {
        String own = ", 'BlockPublicAccessStates': {'InternetGatewayBlockMode': '" + text + "'}";
        assertThat(subnet(own, "eu-west-1/o.json", options("off")).blockPublicAccess())
                .contains(mode);
    }

    @Test
    void aSubnetOfWhichNothingTellsIsUnknown() {
        assertThat(subnet("").blockPublicAccess()).isEmpty();
    }

    @Test
    void aSilentSubnetIsUnderTheOptionsOfItsRegion() {
        assertThat(mode(options("block-bidirectional"), NO_EXCLUSIONS))
                .contains(InternetGatewayBlockMode.BLOCK_BIDIRECTIONAL);
        assertThat(subnet("", "eu-west-1/o.json", options("off")).blockPublicAccess())
                .as("where nothing is blocked, exclusions do not matter")
                .contains(InternetGatewayBlockMode.OFF);
        assertThat(subnet("", "us-east-1/o.json", options("off")).blockPublicAccess())
                .as("another region's options say nothing")
                .isEmpty();
    }

    @Test
    void blockedOptionsWithoutTheListOfExclusionsTellNothing() {
        assertThat(subnet("", "eu-west-1/o.json", options("block-ingress")).blockPublicAccess())
                .isEmpty();
    }

    @Test
    void optionsThatAreJustChangingTellNothing() {
        assertThat(mode(options("off").replace("update-complete", "update-in-progress"), NO_EXCLUSIONS))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "subnet/subnet-1, allow-bidirectional, create-complete, OFF",
        "vpc/vpc-1, allow-bidirectional, update-complete, OFF",
        "vpc/vpc-1, allow-egress, create-complete, BLOCK_INGRESS",
        "vpc/vpc-2, allow-bidirectional, create-complete, BLOCK_BIDIRECTIONAL",
        "vpc/vpc-1, allow-bidirectional, delete-complete, BLOCK_BIDIRECTIONAL",
        "vpc/vpc-1, allow-bidirectional, disable-complete, BLOCK_BIDIRECTIONAL"
    })
    void anExclusionInForceOpensItsVpcOrSubnet(
            String resource, String mode, String state, InternetGatewayBlockMode expected) {
        assertThat(mode(options("block-bidirectional"), exclusion(resource, mode, state)))
                .contains(expected);
    }

    @Test
    void anExclusionThatIsJustBeingMadeLeavesItUnknown() {
        assertThat(mode(options("block-bidirectional"), exclusion("vpc/vpc-1", "allow-egress", "create-in-progress")))
                .isEmpty();
    }
}
