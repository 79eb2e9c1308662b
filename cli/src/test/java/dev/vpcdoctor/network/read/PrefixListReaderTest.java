package dev.vpcdoctor.network.read;

import static dev.vpcdoctor.network.read.TestNetworks.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.PrefixList;
import org.junit.jupiter.api.Test;

class PrefixListReaderTest {
    private static final String MANAGED =
            "{'ManagedPrefixLists': [{'PrefixListId': 'pl-1', 'PrefixListName': 'offices', 'MaxEntries': 10}]}";

    private static PrefixList list(String... namesAndTexts) {
        return network(namesAndTexts).find(PrefixList.class, "pl-1").optional().orElseThrow();
    }

    @Test
    void aListOfAwsHoldsItsBlocks() {
        PrefixList list = list(
                "p.json",
                "{'PrefixLists': [{'PrefixListId': 'pl-1', 'PrefixListName': 'com.amazonaws.eu-west-1.s3',"
                        + " 'Cidrs': ['3.5.64.0/21', '52.92.0.0/17']}]}");

        assertThat(list.name()).isEqualTo("com.amazonaws.eu-west-1.s3");
        assertThat(list.entries().map(Object::toString)).isEqualTo(Fact.known("3.5.64.0/21, 52.92.0.0/17"));
    }

    @Test
    void theEntriesOfAManagedListComeFromAnswersOfTheirOwnInSeveralPages() {
        PrefixList list = list(
                "m.json",
                MANAGED,
                "e.json",
                "{'PrefixListId': 'pl-1', 'Entries': [{'Cidr': '10.0.0.0/8'}], 'NextToken': 'more'}"
                        + "{'PrefixListId': 'pl-1', 'Entries': [{'Cidr': '172.16.0.0/12'}]}");

        assertThat(list.name()).isEqualTo("offices");
        assertThat(list.entries().map(Object::toString)).isEqualTo(Fact.known("10.0.0.0/8, 172.16.0.0/12"));
    }

    @Test
    void entriesThatNothingTellsAreUnknown() {
        assertThat(list("m.json", MANAGED).entries())
                .isEqualTo(Fact.unknown(
                        "the entries of pl-1 are not in the snapshot",
                        "aws ec2 get-managed-prefix-list-entries --prefix-list-id pl-1"));
    }

    @Test
    void entriesOfWhichAPageIsMissingAreUnknown() {
        assertThat(list("m.json", MANAGED, "e.json", "{'PrefixListId': 'pl-1', 'Entries': [], 'NextToken': 'more'}")
                        .entries())
                .isEqualTo(Fact.unknown(
                        "e.json is one page of several, and the next was not read",
                        "aws ec2 get-managed-prefix-list-entries --prefix-list-id pl-1"));
    }

    @Test
    void anEmptyListIsKnownToBeEmpty() {
        assertThat(list("m.json", MANAGED, "e.json", "{'PrefixListId': 'pl-1', 'Entries': []}")
                        .entries()
                        .optional()
                        .orElseThrow()
                        .isEmpty())
                .isTrue();
    }
}
