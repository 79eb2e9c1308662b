package dev.vpcdoctor.network.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Listing;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.snapshot.SnapshotAnswers;
import dev.vpcdoctor.snapshot.SnapshotProblem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A resource that cannot be understood is left out, with a word on the field; the others are used. */
class WrongFieldsTest {

    private static NetworkReading read(String... namesAndTexts) {
        return NetworkReader.read(SnapshotAnswers.snapshot(namesAndTexts));
    }

    @Test
    void aWrongFieldIsNamedAndLeavesItsKindIncomplete() {
        NetworkReading reading = read(
                "eu-west-1/s.json",
                "{'Subnets': [{'SubnetId': 'subnet-1', 'VpcId': 'vpc-1', 'AvailabilityZone': 'eu-west-1a',"
                    + " 'CidrBlock': 7}, {'SubnetId': 'subnet-2', 'VpcId': 'vpc-1', 'AvailabilityZone': 'eu-west-1a',"
                    + " 'CidrBlock': '10.0.0.0/24'}]}");

        assertThat(reading.network().all(Subnet.class)).extracting(Subnet::id).containsExactly("subnet-2");
        assertThat(reading.problems())
                .containsExactly(new SnapshotProblem(
                        "eu-west-1/s.json",
                        "/Subnets/0/CidrBlock",
                        "expected a text, found 7, so subnet-1 is left out"));
        Listing expected = new Listing(
                false, "eu-west-1/s.json at /Subnets/0/CidrBlock could not be used", "aws ec2 describe-subnets");
        assertThat(reading.network().listing(Subnet.class, Optional.of("eu-west-1")))
                .isEqualTo(expected);
        assertThat(reading.network().listing(Subnet.class, Optional.empty())).isEqualTo(expected);
    }

    @Test
    void aFaultInOneRegionLeavesTheOthersWhole() {
        NetworkReading reading = read(
                "eu-west-1/s.json", "{'Subnets': [{'SubnetId': 'subnet-1'}]}",
                "us-east-1/s.json", "{'Subnets': []}");

        assertThat(reading.network()
                        .listing(Subnet.class, Optional.of("us-east-1"))
                        .whole())
                .isTrue();
        assertThat(reading.network()
                        .listing(Subnet.class, Optional.of("eu-west-1"))
                        .whole())
                .isFalse();
    }

    @Test
    void aWrongFieldOfAnotherFileIsNamedThere() {
        NetworkReading reading = read(
                "c.json",
                "{'DBClusters': [{'DBClusterIdentifier': 'shop', 'DBSubnetGroup': 'db'}]}",
                "g.json",
                "{'DBSubnetGroups': [{'DBSubnetGroupName': 'db', 'Subnets': {}}]}");

        assertThat(reading.problems())
                .extracting(SnapshotProblem::says)
                .containsExactly("g.json, /DBSubnetGroups/0/Subnets: expected a list, found an object,"
                        + " so shop is left out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Vpcs': [{'VpcId': 'x'}]}"
                        + " | /Vpcs/0/CidrBlock: expected an address block such as 10.0.0.0/16, found nothing",
                "{'Vpcs': [{'VpcId': 'x', 'CidrBlock': '10.0.0.0/33'}]}"
                        + " | /Vpcs/0/CidrBlock: expected an address block such as 10.0.0.0/16, found '10.0.0.0/33'",
                "{'VpcId': 'x', 'EnableDnsSupport': {'Value': 'yes'}}"
                        + " | /EnableDnsSupport/Value: expected true or false, found 'yes'",
                "{'RouteTables': [{'RouteTableId': 'x', 'VpcId': 'v', 'Routes': [{'GatewayId': 'local'}]}]}"
                        + " | /RouteTables/0/Routes/0/DestinationCidrBlock:"
                        + " expected an address block such as 10.0.0.0/16, found nothing",
                "{'RouteTables': [{'RouteTableId': 'x', 'VpcId': 'v', 'Routes': [1]}]}"
                        + " | /RouteTables/0/Routes/0: expected an object, found 1",
                "{'NetworkAcls': [{'NetworkAclId': 'x', 'VpcId': 'v', 'Entries': [{'Protocol': 'foo'}]}]}"
                        + " | /NetworkAcls/0/Entries/0/Protocol: expected a protocol such as tcp, 6 or -1, found 'foo'",
                "{'NetworkAcls': [{'NetworkAclId': 'x', 'VpcId': 'v', 'Entries': [{'Protocol': '-1', 'Egress': true,"
                        + " 'RuleNumber': 1, 'RuleAction': 'maybe', 'CidrBlock': '0.0.0.0/0'}]}]}"
                        + " | /NetworkAcls/0/Entries/0/RuleAction: expected allow or deny, found 'maybe'",
                "{'SecurityGroups': [{'GroupId': 'x', 'IpPermissions': [{'IpProtocol': 'tcp', 'FromPort': 9, 'ToPort':"
                    + " 8}]}]} | /SecurityGroups/0/IpPermissions/0/FromPort: expected a port not above ToPort, found"
                    + " 9",
                "{'SecurityGroups': [{'GroupId': 'x', 'IpPermissions': [{'IpProtocol': 'tcp', 'FromPort': 9, 'ToPort':"
                        + " 70000}]}]} | /SecurityGroups/0/IpPermissions/0/ToPort: expected a port, found 70000",
                "{'SecurityGroups': [{'GroupId': 'x', 'IpPermissions': [{'IpProtocol': 'tcp', 'FromPort': 1.5}]}]}"
                        + " | /SecurityGroups/0/IpPermissions/0/FromPort: expected a whole number, found 1.5",
                "{'NetworkInterfaces': [{'NetworkInterfaceId': 'x', 'VpcId': 'v', 'SubnetId': 's', 'PrivateIpAddress':"
                    + " '10.0.0'}]} | /NetworkInterfaces/0/PrivateIpAddress: expected an IP address, found '10.0.0'",
                "{'NatGateways': [{'NatGatewayId': 'x', 'VpcId': 'v', 'State': 'available', 'ConnectivityType':"
                        + " 'odd'}]} | /NatGateways/0/ConnectivityType: expected public or private, found 'odd'",
                "{'VpcPeeringConnections': [{'VpcPeeringConnectionId': 'x'}]}"
                        + " | /VpcPeeringConnections/0/Status: expected an object, found nothing"
            })
    void everyWrongFieldSaysWhatWasExpectedAndWhatWasFound(String answer, String says) {
        NetworkReading reading = read("a.json", answer);

        assertThat(reading.problems())
                .extracting(SnapshotProblem::says)
                .containsExactly("a.json, " + says + ", so x is left out");
    }
}
