package dev.vpcdoctor.snapshot;

import static dev.vpcdoctor.snapshot.SnapshotAnswers.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each with a clear word on the file and the place, and the rest is still used. */
class BadInputTest {
    private static final String GOOD = "{'Vpcs': [{'VpcId': 'vpc-1'}]}";

    private static List<String> problems(Snapshot snapshot) {
        return snapshot.problems().stream().map(SnapshotProblem::says).toList();
    }

    private static Snapshot besideGood(String text) {
        Snapshot snapshot = snapshot("bad.json", text, "good.json", GOOD);
        assertThat(snapshot.resources(ResourceKind.VPC)).as("the rest is used").hasSize(1);
        return snapshot;
    }

    private static Snapshot bytes(byte[] bytes) {
        DocumentReader reader = new DocumentReader();
        reader.read("subnets.json", new ByteArrayInputStream(bytes));
        return Snapshot.of(reader.documents(), reader.problems());
    }

    @Test
    void textThatIsNotJson() {
        assertThat(problems(besideGood("SUBNETS\tsubnet-1\t10.0.0.0/24")))
                .containsExactly(
                        "bad.json, line 1, column 1: this is not JSON: save the answer of AWS with --output json");
    }

    @Test
    void noErrorQuotesTheFileSinceItMayHoldASecret() {
        assertThat(problems(besideGood("{'Functions': [{'Environment': hunter2 }]}")))
                .singleElement()
                .asString()
                .doesNotContain("hunter2")
                .startsWith("bad.json, line 1, column ");
    }

    @Test
    void anEmptyFile() {
        assertThat(problems(besideGood(" \n")))
                .containsExactly("bad.json: the file is empty: save the answer of AWS there again");
    }

    @Test
    void ofAFileThatIsCutOffTheCompleteEntriesAreUsed() {
        Snapshot snapshot = besideGood(
                "{'Subnets': [\n{'SubnetId': 'subnet-1', 'Tags': []},\n{'SubnetId': 'subnet-2', 'Tags': [{'Key'");

        assertThat(snapshot.resources(ResourceKind.SUBNET))
                .extracting(Resource::id)
                .containsExactly("subnet-1");
        assertThat(problems(snapshot))
                .containsExactly("bad.json, line 3, column 41: the file ends in the middle of /Subnets/1/Tags/0/Key:"
                        + " save the answer of AWS again");
        assertThat(snapshot.coverage(ResourceKind.SUBNET, Optional.empty()))
                .isEqualTo(new Coverage.Partial("bad.json could not be read after line 3, column 41"));
        assertThat(snapshot.coverage(ResourceKind.VPC, Optional.empty())).isEqualTo(new Coverage.Whole());
    }

    @Test
    void aSingleFunctionThatIsCutOffIsNotUsedSinceItsVpcMayBeWhatIsMissing() {
        Snapshot snapshot = besideGood(
                "{'FunctionName': 'f', 'FunctionArn': 'arn:aws:lambda:eu-west-1:123456789012:function:f', 'Timeout':"
                        + " 3");

        assertThat(snapshot.resources(ResourceKind.FUNCTION)).isEmpty();
        assertThat(snapshot.coverage(ResourceKind.FUNCTION, Optional.empty())).isInstanceOf(Coverage.Partial.class);
    }

    @Test
    void aValueThatIsFollowedByRubbishMayBeAPartOnly() {
        Snapshot snapshot = snapshot("bad.json", GOOD + "\n}}");

        assertThat(snapshot.resources(ResourceKind.VPC)).hasSize(1);
        assertThat(problems(snapshot))
                .containsExactly(
                        "bad.json, line 2, column 1: this is not JSON: save the answer of AWS with --output json");
        assertThat(snapshot.coverage(ResourceKind.VPC, Optional.empty())).isInstanceOf(Coverage.Partial.class);
    }

    @Test
    void wrongTypesWhereListsObjectsAndIdsBelong() {
        assertThat(problems(besideGood("{'Subnets': {}}")))
                .containsExactly("bad.json, /Subnets: expected a list, found an object");
        assertThat(problems(besideGood("{'Subnets': null}")))
                .containsExactly("bad.json, /Subnets: expected a list, found nothing");
        assertThat(problems(besideGood("{'Subnets': ['subnet-1']}")))
                .containsExactly("bad.json, /Subnets/0: expected an object, found a text");
        assertThat(problems(besideGood("{'Subnets': [{'SubnetId': 7}]}")))
                .containsExactly("bad.json, /Subnets/0/SubnetId: expected the id of the resource, found a number");
        assertThat(problems(besideGood("{'Subnets': [{}]}")))
                .containsExactly("bad.json, /Subnets/0/SubnetId: expected the id of the resource, found nothing");
        assertThat(problems(besideGood("{'Reservations': [{'Instances': 1}]}")))
                .containsExactly("bad.json, /Reservations/0/Instances: expected a list, found a number");
        assertThat(problems(besideGood("{}\n{'Subnets': 1}")))
                .containsExactly("bad.json, value 2 at /Subnets: expected a list, found a number");
    }

    @Test
    void aWrongEntryLeavesItsKindIncompleteAndTheOtherEntriesUsed() {
        Snapshot snapshot = snapshot("s.json", "{'Subnets': [3, {'SubnetId': 'subnet-1'}]}");

        assertThat(snapshot.resources(ResourceKind.SUBNET)).hasSize(1);
        assertThat(snapshot.coverage(ResourceKind.SUBNET, Optional.empty()))
                .isEqualTo(new Coverage.Partial("s.json at /Subnets/0 could not be used"));
    }

    @Test
    void anEntryThatContradictsItselfIsLeftOutAndTheOthersKeepTheirPlaces() {
        Snapshot snapshot = besideGood("{'Subnets': [{'SubnetId': 'subnet-1', 'A': {'VpcId': 'v-1', 'VpcId': 'v-2'}},"
                + "\n{'SubnetId': 'subnet-2'}]}");

        assertThat(snapshot.resources(ResourceKind.SUBNET))
                .extracting(Resource::id, one -> one.origin().pointer())
                .containsExactly(tuple("subnet-2", "/Subnets/1"));
        assertThat(problems(snapshot))
                .singleElement()
                .asString()
                .startsWith("bad.json, line 1, column ")
                .endsWith("/Subnets/0/A/VpcId stands twice with different values, so what holds it is left out");
        assertThat(snapshot.coverage(ResourceKind.SUBNET, Optional.empty()))
                .isEqualTo(new Coverage.Partial("bad.json at /Subnets/0 contradicts itself"));
    }

    @Test
    void aFieldThatStandsTwiceWithOneValueDoesNoHarm() {
        assertThat(problems(besideGood("{'Subnets': [{'SubnetId': 's', 'SubnetId': 's'}]}")))
                .isEmpty();
    }

    @Test
    void aSingleAnswerThatContradictsItselfIsNotUsed() {
        Snapshot function = besideGood(
                "{'FunctionName': 'f', 'FunctionArn': 'arn:f', 'VpcConfig': {'SubnetIds': ['a'], 'SubnetIds': []}}");
        assertThat(function.resources(ResourceKind.FUNCTION)).isEmpty();
        assertThat(problems(function)).hasSize(1);

        Snapshot attribute =
                besideGood("{'VpcId': 'v', 'EnableDnsSupport': {'Value': true}, 'EnableDnsSupport': {'Value': false}}");
        assertThat(attribute.resources(ResourceKind.VPC_ATTRIBUTE)).isEmpty();
        assertThat(attribute.coverage(ResourceKind.VPC_ATTRIBUTE, Optional.empty()))
                .isEqualTo(new Coverage.Partial("bad.json contradicts itself in /EnableDnsSupport"));
    }

    @Test
    void aListThatStandsTwiceIsNotUsed() {
        Snapshot snapshot = besideGood("{'Subnets': [{'SubnetId': 'a'}], 'Subnets': [{'SubnetId': 'b'}]}");

        assertThat(snapshot.resources(ResourceKind.SUBNET)).isEmpty();
        assertThat(snapshot.coverage(ResourceKind.SUBNET, Optional.empty())).isInstanceOf(Coverage.Partial.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void filesThatPowerShellWroteAreReadWithAndWithoutAByteOrderMark(String charset) {
        String json = SnapshotAnswers.json("{'Subnets': [{'SubnetId': 'subnet-1', 'Name': 'Zürich'}]}");
        for (String mark : List.of("\uFEFF", "")) {
            Snapshot snapshot = bytes((mark + json).getBytes(Charset.forName(charset)));

            assertThat(snapshot.problems()).isEmpty();
            assertThat(snapshot.resources(ResourceKind.SUBNET)
                            .get(0)
                            .json()
                            .path("Name")
                            .asText())
                    .isEqualTo("Zürich");
        }
    }

    @Test
    void bytesThatAreNoUnicode() {
        Snapshot snapshot = bytes(SnapshotAnswers.json("{'Subnets': [{'SubnetId': 'a'}, {'SubnetId': 'Zürich'}]}")
                .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(snapshot.resources(ResourceKind.SUBNET))
                .extracting(Resource::id)
                .containsExactly("a");
        assertThat(problems(snapshot)).singleElement().asString().contains("this is not JSON any more");
    }

    @Test
    void nestingThatNoAnswerOfAwsHas() {
        String deep = "{'Subnets': [{'SubnetId': 'a'}, " + "[".repeat(1_000_000);
        Snapshot snapshot = besideGood(deep);

        assertThat(snapshot.resources(ResourceKind.SUBNET)).hasSize(1);
        assertThat(problems(snapshot))
                .singleElement()
                .asString()
                .endsWith("is nested deeper, or is longer, than any answer of AWS");
    }

    @Test
    void numbersThatAreTooLongToBeMeant() {
        Snapshot snapshot = besideGood("{'Subnets': [{'SubnetId': 'a'}, {'N': " + "9".repeat(100_000) + "}]}");

        assertThat(snapshot.resources(ResourceKind.SUBNET)).hasSize(1);
        assertThat(problems(snapshot))
                .singleElement()
                .asString()
                .contains("/Subnets/1/N is nested deeper, or is longer");
    }

    @Test
    void aHugeExponentIsANumberLikeAnyOtherAndCostsNothing() {
        assertThat(problems(besideGood("{'Subnets': [{'SubnetId': 'a', 'N': 1e999999999}]}")))
                .isEmpty();
    }

    @Test
    void aTextThatIsTooLongToBeMeant() {
        byte[] start =
                SnapshotAnswers.json("{'Subnets': [{'SubnetId': 'a'}, {'N': '").getBytes(StandardCharsets.UTF_8);
        InputStream endless = new SequenceInputStream(new ByteArrayInputStream(start), new Endless());
        DocumentReader reader = new DocumentReader();
        reader.read("s.json", endless);

        assertThat(Snapshot.of(reader.documents(), reader.problems()).resources(ResourceKind.SUBNET))
                .hasSize(1);
        assertThat(reader.problems()).hasSize(1);
    }

    @Test
    void aDiskThatFailsInTheMiddle() {
        byte[] start = SnapshotAnswers.json("{'Subnets': []}\n{'Vpcs': [").getBytes(StandardCharsets.UTF_8);
        InputStream failing = new SequenceInputStream(new ByteArrayInputStream(start), new Broken());
        DocumentReader reader = new DocumentReader();
        reader.read("s.json", failing);

        assertThat(reader.problems())
                .extracting(SnapshotProblem::says)
                .containsExactly("s.json: could not be read to its end: input/output error");
        assertThat(reader.documents().get(0).damage()).isPresent();
    }

    @Test
    void numbersKeepTheirValue() {
        String numbers = "[1,12345678901234567890123,0.1000,1E+400,3.141592653589793238462643383279502884197]";
        Snapshot snapshot = snapshot("n.json", "{'N': " + numbers + "}");

        assertThat(snapshot.documents().get(0).root().path("N").toString()).isEqualTo(numbers);
    }

    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 'x';
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, (byte) 'x');
            return length;
        }
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("Input/output error");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("Input/output error");
        }
    }
}
