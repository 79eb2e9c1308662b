package dev.vpcdoctor.network.read;

import static dev.vpcdoctor.network.read.TestNetworks.network;
import static dev.vpcdoctor.network.read.TestNetworks.only;
import static dev.vpcdoctor.network.read.TestNetworks.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Instance;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkInterfaceReaderTest {
    private static final String INSTANCE = "{'Reservations': [{'Instances': [{'InstanceId': 'i-1',"
            + " 'State': {'Name': 'running'}, 'Tags': [{'Key': 'Name', 'Value': 'web'}], 'NetworkInterfaces':"
            + " [{'NetworkInterfaceId': 'eni-1', 'VpcId': 'vpc-1', 'SubnetId': 'subnet-1',"
            + " 'PrivateIpAddress': '10.0.0.4', 'Groups': [{'GroupId': 'sg-1'}]}]}]}]}";

    private static NetworkInterface one(String more) {
        return only(
                NetworkInterface.class,
                "{'NetworkInterfaces': [{'NetworkInterfaceId': 'eni-1', 'VpcId': 'vpc-1', 'SubnetId': 'subnet-1'" + more
                        + "}]}");
    }

    @Test
    void anInterfaceHasItsPrimaryAddressFirstAndEachAddressOnce() {
        NetworkInterface eni = one(", 'PrivateIpAddress': '10.0.0.4', 'Association': {'PublicIp': '52.0.0.4',"
                + " 'PublicDnsName': 'EC2-52-0-0-4.compute.amazonaws.com'}, 'PrivateIpAddresses': ["
                + " {'PrivateIpAddress': '10.0.0.9', 'Association': {'PublicIp': '52.0.0.9'}},"
                + " {'PrivateIpAddress': '10.0.0.4', 'Primary': true, 'Association': {'PublicIp': '52.0.0.4'}}],"
                + " 'Ipv6Addresses': [{'Ipv6Address': '2600:1f18::4'}], 'PrivateDnsName': 'ip-10-0-0-4.internal'");

        assertThat(texts(eni.addresses())).containsExactly("10.0.0.4", "10.0.0.9", "2600:1f18::4");
        assertThat(texts(eni.publicAddresses())).containsExactly("52.0.0.4", "52.0.0.9");
        assertThat(eni.dnsNames()).containsExactly("ip-10-0-0-4.internal", "ec2-52-0-0-4.compute.amazonaws.com");
    }

    @ParameterizedTest
    @CsvSource({"natGateway, nat_gateway", "nat_gateway, nat_gateway", "lambda, lambda", "interface, interface"})
    void typesAreNamedAsTheCommandLineDoes(String text, String type) {
        assertThat(one(", 'InterfaceType': '" + text + "'").type()).isEqualTo(type);
    }

    @Test
    void groupsHolderAndSourceCheckAreKept() {
        NetworkInterface eni = one(", 'Groups': [{'GroupId': 'sg-1'}, {'GroupId': 'sg-2'}], 'SourceDestCheck': false,"
                + " 'Attachment': {'InstanceId': 'i-1'}, 'RequesterId': 'amazon-elb', 'Description': 'ELB app/x'");

        assertThat(eni.securityGroupIds()).containsExactlyInAnyOrder("sg-1", "sg-2");
        assertThat(eni.sourceDestCheck()).contains(false);
        assertThat(eni.instanceId()).contains("i-1");
        assertThat(eni.requesterId()).contains("amazon-elb");
        assertThat(eni.description()).isEqualTo("ELB app/x");
    }

    @Test
    void whereInterfacesWereNotListedThoseOfInstancesAreKnownFromTheInstances() {
        Network network = network("i.json", INSTANCE);

        NetworkInterface eni =
                network.find(NetworkInterface.class, "eni-1").optional().orElseThrow();
        assertThat(eni.instanceId()).contains("i-1");
        assertThat(eni.securityGroupIds()).containsExactly("sg-1");
        assertThat(network.all(Instance.class)).singleElement().satisfies(instance -> {
            assertThat(instance.state()).contains("running");
            assertThat(instance.name()).contains("web");
            assertThat(instance.networkInterfaceIds()).containsExactly("eni-1");
        });
    }

    @Test
    void aListOfAllInterfacesIsTheBetterWitness() {
        assertThat(network("i.json", INSTANCE, "e.json", "{'NetworkInterfaces': []}")
                        .all(NetworkInterface.class))
                .isEmpty();
    }
}
