package dev.vpcdoctor.network.read;

import static dev.vpcdoctor.network.read.TestNetworks.network;
import static dev.vpcdoctor.network.read.TestNetworks.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Listing;
import dev.vpcdoctor.network.model.PrivateZone;
import dev.vpcdoctor.network.model.PrivateZone.RecordSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrivateZoneReaderTest {
    private static final String ZONES =
            "{'VpcId': 'vpc-1', 'HostedZoneSummaries': [{'HostedZoneId': 'Z1', 'Name': 'Corp.Example.'}]}";

    private static PrivateZone zone(String... namesAndTexts) {
        return List.copyOf(network(namesAndTexts).all(PrivateZone.class)).get(0);
    }

    @Test
    void aZoneIsNamedWithoutItsFinalDotAndBelongsToTheVpcThatWasAskedFor() {
        PrivateZone zone = zone("z.json", ZONES);

        assertThat(zone.name()).isEqualTo("corp.example");
        assertThat(zone.vpcId()).isEqualTo("vpc-1");
        assertThat(zone.records())
                .isEqualTo(Fact.unknown(
                        "the records of Z1 are not in the snapshot",
                        "aws route53 list-resource-record-sets --hosted-zone-id Z1"));
    }

    @Test
    void addressesAliasesAndCanonicalNamesAreKeptAndOtherRecordsAreNot() {
        PrivateZone zone = zone(
                "z.json",
                ZONES,
                "r.json",
                "{'HostedZoneId': '/hostedzone/Z1', 'ResourceRecordSets': [{'Name': 'corp.example.', 'Type': 'SOA',"
                    + " 'ResourceRecords': [{'Value': 'ns. x. 1'}]},{'Name': 'Db.corp.example.', 'Type': 'A',"
                    + " 'ResourceRecords': [{'Value': '10.0.0.1'}, {'Value': '10.0.0.2'}]},{'Name':"
                    + " 'db.corp.example.', 'Type': 'AAAA', 'ResourceRecords': [{'Value': '2600:1f18::1'}]},{'Name':"
                    + " 'www.corp.example.', 'Type': 'CNAME', 'ResourceRecords': [{'Value':"
                    + " 'Web.corp.example.'}]},{'Name': '\\\\052.corp.example.', 'Type': 'A', 'AliasTarget':"
                    + " {'DNSName': 'lb-1.elb.amazonaws.com.'}}]}");

        List<RecordSet> records = zone.records().optional().orElseThrow();
        assertThat(records)
                .extracting(RecordSet::name)
                .containsExactly("db.corp.example", "db.corp.example", "www.corp.example", "*.corp.example");
        assertThat(texts(records.get(0).addresses())).containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(texts(records.get(1).addresses())).containsExactly("2600:1f18::1");
        assertThat(records.get(2).canonicalName()).contains("web.corp.example");
        assertThat(records.get(3).canonicalName()).contains("lb-1.elb.amazonaws.com");
    }

    @Test
    void allZonesAreKnownOnlyWhenEveryVpcWasAsked() {
        String vpcs = "{'Vpcs': [{'VpcId': 'vpc-1', 'CidrBlock': '10.0.0.0/16'}, {'VpcId': 'vpc-2', 'CidrBlock':"
                + " '10.1.0.0/16'}]}";
        String ofSecond = "{'VpcId': 'vpc-2', 'HostedZoneSummaries': []}";

        assertThat(network("v.json", vpcs, "z.json", ZONES).listing(PrivateZone.class, Optional.empty()))
                .isEqualTo(new Listing(
                        false,
                        "the private zones of vpc-2 are not in the snapshot",
                        "aws route53 list-hosted-zones-by-vpc --vpc-id vpc-2"));
        assertThat(network("v.json", vpcs, "z.json", ZONES, "y.json", ofSecond)
                        .listing(PrivateZone.class, Optional.empty())
                        .whole())
                .isTrue();
    }
}
