package dev.vpcdoctor.snapshot;

import static dev.vpcdoctor.snapshot.SnapshotAnswers.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
    private static Snapshot subnets(String first, String second) {
        return snapshot(
                "a.json", "{'Subnets': [{'SubnetId': 'subnet-1', " + first + "}]}",
                "b.json", "{'Subnets': [{'SubnetId': 'subnet-1', " + second + "}]}");
    }

    @Test
    void theSameResourceTwiceIsOne() {
        Snapshot snapshot = subnets("'VpcId': 'vpc-1'", "'VpcId': 'vpc-1'");

        assertThat(snapshot.resources(ResourceKind.SUBNET)).hasSize(1);
        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.documents()).as("both are kept as they were read").hasSize(2);
    }

    @Test
    void descriptionsThatContradictEachOtherAreBothLeftOutAndNamed() {
        Snapshot snapshot =
                subnets("'VpcId': 'vpc-1', 'CidrBlock': '10.0.0.0/24'", "'VpcId': 'vpc-2', 'CidrBlock': '10.0.1.0/24'");

        assertThat(snapshot.resources(ResourceKind.SUBNET)).isEmpty();
        assertThat(snapshot.problems())
                .extracting(SnapshotProblem::says)
                .containsExactly("b.json, /Subnets/0: subnet-1 contradicts a.json at /Subnets/0 in VpcId, CidrBlock,"
                        + " so neither is used: keep the newer one");
        assertThat(snapshot.coverage(ResourceKind.SUBNET, Optional.empty()))
                .isEqualTo(new Coverage.Partial(
                        "a.json and b.json contradict each other in VpcId, CidrBlock of subnet-1"));
    }

    @Test
    void aThirdDescriptionDoesNotSettleAContradiction() {
        String one = "{'Subnets': [{'SubnetId': 'subnet-1', 'VpcId': 'vpc-1'}]}";
        Snapshot snapshot = snapshot("a.json", one, "b.json", one.replace("vpc-1", "vpc-2"), "c.json", one);

        assertThat(snapshot.resources(ResourceKind.SUBNET)).isEmpty();
    }

    @Test
    void theOrderOfListsMakesNoDifference() {
        Snapshot snapshot = subnets(
                "'Ipv6CidrBlockAssociationSet': [{'A': [1, 2]}, {'A': [3], 'B': 1}]",
                "'Ipv6CidrBlockAssociationSet': [{'B': 1, 'A': [3]}, {'A': [2, 1]}]");

        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.resources(ResourceKind.SUBNET)).hasSize(1);
    }

    @Test
    void theOrderOfNameServersDoes() {
        String servers = "{'DhcpOptions': [{'DhcpOptionsId': 'dopt-1', 'DhcpConfigurations':"
                + " [{'Key': 'domain-name-servers', 'Values': [{'Value': '10.0.0.1'}, {'Value': '10.0.0.2'}]}]}]}";
        String turned = servers.replace("0.1", "0.x").replace("0.2", "0.1").replace("0.x", "0.2");

        assertThat(snapshot("a.json", servers, "b.json", turned).resources(ResourceKind.DHCP_OPTIONS))
                .isEmpty();
    }

    @Test
    void aFieldThatOnlyOneTellsIsTakenOver() {
        Snapshot snapshot =
                subnets("'VpcId': 'vpc-1', 'Nested': {'A': 1}", "'CidrBlock': '10.0.0.0/24', 'Nested': {'B': 2}");

        assertThat(snapshot.resources(ResourceKind.SUBNET).get(0).json().toString())
                .isEqualTo(SnapshotAnswers.json("{'SubnetId':'subnet-1','VpcId':'vpc-1','Nested':{'A':1,'B':2},"
                        + "'CidrBlock':'10.0.0.0/24'}"));
    }

    @Test
    void tagsThatOnlyTheOwnerSeesAreTaken() {
        Snapshot snapshot = subnets("'Tags': []", "'Tags': [{'Key': 'Name', 'Value': 'a'}]");

        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.resources(ResourceKind.SUBNET).get(0).json().path("Tags"))
                .hasSize(1);
    }

    @Test
    void aCountOfTwoMomentsIsNotKnown() {
        Snapshot snapshot = subnets("'AvailableIpAddressCount': 0", "'AvailableIpAddressCount': 250");

        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.resources(ResourceKind.SUBNET).get(0).json().has("AvailableIpAddressCount"))
                .isFalse();
    }
}
