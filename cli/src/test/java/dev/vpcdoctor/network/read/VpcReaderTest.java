package dev.vpcdoctor.network.read;

import static dev.vpcdoctor.network.read.TestNetworks.network;
import static dev.vpcdoctor.network.read.TestNetworks.only;
import static dev.vpcdoctor.network.read.TestNetworks.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.DhcpOptions;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Vpc;
import org.junit.jupiter.api.Test;

class VpcReaderTest {
    private static final String VPC = "{'Vpcs': [{'VpcId': 'vpc-1', 'CidrBlock': '10.0.0.0/16'}]}";

    private static Vpc vpc(Network network) {
        return network.find(Vpc.class, "vpc-1").optional().orElseThrow();
    }

    @Test
    void aVpcHasItsPrimaryAndItsAssociatedBlocksOfBothFamilies() {
        Vpc vpc = only(
                Vpc.class,
                "{'Vpcs': [{'VpcId': 'vpc-1', 'CidrBlock': '10.0.0.0/16', 'DhcpOptionsId': 'dopt-1',"
                        + " 'CidrBlockAssociationSet': ["
                        + "  {'CidrBlock': '10.0.0.0/16', 'CidrBlockState': {'State': 'associated'}},"
                        + "  {'CidrBlock': '10.1.0.0/16', 'CidrBlockState': {'State': 'associated'}},"
                        + "  {'CidrBlock': '10.2.0.0/16', 'CidrBlockState': {'State': 'disassociated'}}],"
                        + " 'Ipv6CidrBlockAssociationSet': ["
                        + "  {'Ipv6CidrBlock': '2600:1f18::/56', 'Ipv6CidrBlockState': {'State': 'associated'}}]}]}");

        assertThat(texts(vpc.cidrBlocks())).containsExactly("10.0.0.0/16", "10.1.0.0/16", "2600:1f18::/56");
        assertThat(vpc.dhcpOptionsId()).contains("dopt-1");
    }

    @Test
    void theTwoDnsAttributesComeFromAnswersOfTheirOwn() {
        Network network = network(
                "vpcs.json", VPC,
                "a.json", "{'VpcId': 'vpc-1', 'EnableDnsSupport': {'Value': true}}",
                "b.json", "{'VpcId': 'vpc-1', 'EnableDnsHostnames': {'Value': false}}");

        assertThat(vpc(network).dnsSupport()).isEqualTo(Fact.known(true));
        assertThat(vpc(network).dnsHostnames()).isEqualTo(Fact.known(false));
    }

    @Test
    void anAttributeThatNothingTellsIsUnknownAndSaysHowToKnowIt() {
        assertThat(vpc(network("vpcs.json", VPC)).dnsHostnames())
                .isEqualTo(Fact.unknown(
                        "enableDnsHostnames of vpc-1 is not in the snapshot",
                        "aws ec2 describe-vpc-attribute --vpc-id vpc-1 --attribute enableDnsHostnames"));
    }

    @Test
    void anAttributeWhoseCallWasRefusedSaysSo() {
        Network network = network(
                "vpcs.json",
                VPC,
                "e.json",
                "{'Error': {'Operation': 'ec2:DescribeVpcAttribute', 'Code': 'UnauthorizedOperation', 'Message': ''}}");

        assertThat(vpc(network).dnsSupport())
                .isEqualTo(Fact.unknown(
                        "ec2:DescribeVpcAttribute was refused (UnauthorizedOperation)",
                        "aws ec2 describe-vpc-attribute --vpc-id vpc-1 --attribute enableDnsSupport"));
    }

    @Test
    void anAttributeThatIsBothOnAndOffIsUnknown() {
        Network network = network(
                "vpcs.json", VPC,
                "a.json", "{'VpcId': 'vpc-1', 'EnableDnsSupport': {'Value': true}}",
                "b.json", "{'VpcId': 'vpc-1', 'EnableDnsSupport': {'Value': false}}");

        assertThat(vpc(network).dnsSupport())
                .isEqualTo(Fact.unknown(
                        "enableDnsSupport of vpc-1 is both on and off in the snapshot",
                        "aws ec2 describe-vpc-attribute --vpc-id vpc-1 --attribute enableDnsSupport"));
    }

    @Test
    void dhcpOptionsTellTheAmazonResolverFromOtherServersInTheirOrder() {
        DhcpOptions options = only(
                DhcpOptions.class,
                "{'DhcpOptions': [{'DhcpOptionsId': 'dopt-1', 'DhcpConfigurations': ["
                        + "{'Key': 'domain-name', 'Values': [{'Value': 'example.com'}]},"
                        + "{'Key': 'domain-name-servers', 'Values':"
                        + " [{'Value': '10.0.0.9'}, {'Value': 'AmazonProvidedDNS'}, {'Value': '10.0.0.8'}]}]}]}");

        assertThat(options.amazonProvidedDns()).isTrue();
        assertThat(texts(options.domainNameServers())).containsExactly("10.0.0.9", "10.0.0.8");
    }
}
