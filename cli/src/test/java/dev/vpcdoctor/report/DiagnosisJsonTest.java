package dev.vpcdoctor.report;

import static dev.vpcdoctor.report.Samples.databaseDoesNotAdmit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.network.model.LambdaFunction;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosisJsonTest {
    private final String report = new DiagnosisJson()
            .render(Samples.withNotRead(
                    databaseDoesNotAdmit(),
                    new NotRead("ec2:DescribeFlowLogs", "UnauthorizedOperation", "flow logs are unknown")));

    @Test
    void theReportKeepsToItsSchema() {
        assertThat(JsonSchemas.DIAGNOSIS.violations(report)).isEmpty();
    }

    @Test
    void theSchemaAllowsNoOtherKeyAndNoOtherWord() {
        assertThat(JsonSchemas.DIAGNOSIS.violations(report.replace("\"says\"", "\"said\"")))
                .isNotEmpty();
        assertThat(JsonSchemas.DIAGNOSIS.violations(report.replace("\"likely\"", "\"sure\"")))
                .isNotEmpty();
        assertThat(JsonSchemas.DIAGNOSIS.violations(report.replace("\"schemaVersion\": \"1\"", "\"schemaVersion\": 1")))
                .isNotEmpty();
    }

    @Test
    void theKeysAreThoseOfVersion1() throws IOException {
        JsonNode json = read(report);

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "schemaVersion",
                        "verdict",
                        "function",
                        "discovered",
                        "targets",
                        "findings",
                        "notRead",
                        "remarks");
        assertThat(json.at("/verdict").asText()).isEqualTo("problem");
        assertThat(json.at("/function/vpcId").asText()).isEqualTo("vpc-0main");
        assertThat(json.at("/targets/0/target").asText()).isEqualTo(Samples.ORDERS);
        assertThat(json.at("/targets/0/verdict").asText()).isEqualTo("blocked");
        assertThat(json.at("/findings/0/code").asText()).isEqualTo("target-sg-blocks-ingress");
        assertThat(json.at("/findings/0/fix/checked").asBoolean()).isTrue();
        assertThat(json.at("/notRead/0/operation").asText()).isEqualTo("ec2:DescribeFlowLogs");
    }

    @Test
    void eachPathTellsWhatIsPredictedAndThatNothingWasObserved() throws IOException {
        JsonNode path = read(report).at("/targets/0/paths/1");

        assertThat(path.path("subnetId").asText()).isEqualTo("subnet-0fnb");
        assertThat(path.path("availabilityZone").asText()).isEqualTo("eu-west-1b");
        assertThat(path.path("to").asText()).isEqualTo("10.20.20.30:5432");
        assertThat(path.path("predicted").asText()).isEqualTo("blocked");
        assertThat(path.path("observed").isNull()).isTrue();
        assertThat(path.path("hops").findValuesAsText("verdict"))
                .containsExactly("open", "open", "open", "open", "blocked", "open", "open");
        assertThat(path.at("/hops/4/kind").asText()).isEqualTo("target-security-group");
        assertThat(path.at("/hops/4/because").asText()).isEqualTo("no rule admits tcp 5432 from sg-0function");
    }

    @Test
    void whatIsFreeCostsNothingAndAnUnknownCostIsNull() throws IOException {
        assertThat(read(report).at("/findings/0/fix/monthlyCostUsd").isInt()).isTrue();

        String unknown = new DiagnosisJson()
                .render(Samples.diagnosis(List.of(), Samples.withFix(Samples.fix(Optional.empty(), "aws ec2 x"))));
        assertThat(read(unknown).at("/findings/0/fix/monthlyCostUsd").isNull()).isTrue();
        assertThat(JsonSchemas.DIAGNOSIS.violations(unknown)).isEmpty();

        String dear = new DiagnosisJson()
                .render(Samples.diagnosis(List.of(), Samples.withFix(Samples.fix(Optional.of(36.5), "aws ec2 x"))));
        assertThat(read(dear).at("/findings/0/fix/monthlyCostUsd").decimalValue())
                .isEqualByComparingTo("36.5");
    }

    @Test
    void aFunctionOfWhichLittleIsKnownHasNullsAndNoInventedValues() throws IOException {
        LambdaFunction bare = new LambdaFunction(
                "bare",
                "arn:aws:lambda:eu-west-1:123456789012:function:bare",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        String json =
                new DiagnosisJson().render(new Diagnosis(bare, Optional.empty(), List.of(), List.of(), List.of()));

        assertThat(JsonSchemas.DIAGNOSIS.violations(json)).isEmpty();
        assertThat(read(json).at("/function/region").isNull()).isTrue();
        assertThat(read(json).at("/function/vpcId").isNull()).isTrue();
        assertThat(read(json).at("/function/subnetIds")).isEmpty();
    }

    private static JsonNode read(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
