package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vpcdoctor.aws.Authorization;
import dev.vpcdoctor.aws.EvaluatedPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the printed policies allow, and which half of them is printed when. */
class IamPolicyCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What @cloud-copilot/iam-simulate 0.1.173, a simulator of IAM by somebody else, decides of the policy for probes, in each
     * case that matters; {@code simulate.mjs} beside the file has them, and writes it.
     */
    @TestFactory
    Stream<DynamicTest> anotherImplementationReadsThePolicyForProbesAsWeDo() throws IOException {
        JsonNode file = decisions();
        String printed = Run.of("iam-policy", "probe").out();
        assertThat(JSON.readTree(printed))
                .as("probe-decisions.json is of the policy as it is printed now: simulate.mjs writes it")
                .isEqualTo(file.path("policy"));
        EvaluatedPolicy policy = EvaluatedPolicy.of(printed);

        assertThat(file.path("cases")).hasSize(53);
        return StreamSupport.stream(file.path("cases").spliterator(), false).map(one -> {
            Map<String, String> context = new TreeMap<>();
            one.path("context")
                    .properties()
                    .forEach(key -> context.put(key.getKey(), key.getValue().asText()));
            Authorization asked = new Authorization(
                    one.path("action").asText(), one.path("resource").asText(), context);
            return DynamicTest.dynamicTest(
                    one.path("name").asText(),
                    () -> assertThat(policy.allows(asked))
                            .isEqualTo(one.path("decision").asText().equals("Allowed")));
        });
    }

    private static JsonNode decisions() throws IOException {
        try (InputStream in = IamPolicyCommandTest.class.getResourceAsStream("/policies/probe-decisions.json")) {
            return JSON.readTree(in);
        }
    }

    @Test
    void theHalfThatSendsPacketsCanBeLeftOut() throws IOException {
        JsonNode whole = JSON.readTree(Run.of("iam-policy", "diagnose").out());
        JsonNode reading = JSON.readTree(
                Run.of("iam-policy", "diagnose", "--probe", "none").out());

        assertThat(reading.path("Statement").findValuesAsText("Sid"))
                .containsExactly("VpcDoctorReads", "VpcDoctorSeesLeftovers", "VpcDoctorReadsTheirTags");
        assertThat(whole.path("Statement")).hasSizeGreaterThan(3);
        assertThat(whole.path("Statement").get(0))
                .isEqualTo(reading.path("Statement").get(0));
        assertThat(whole.path("Statement").get(0).path("Sid").asText()).isEqualTo("VpcDoctorReads");
        assertThat(Run.of("iam-policy").out())
                .isEqualTo(Run.of("iam-policy", "diagnose").out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "path",
                "snapshot",
                "diagnose --probe none",
                "diagnose --probe report.json",
                "diagnose --probe orders",
                "demo",
                "explain"
            })
    void whatIsPrintedForReadersChangesNothing(String arguments) {
        Run run = Run.of(("iam-policy " + arguments).split(" ", -1));

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.err()).isEmpty();
        assertThat(EvaluatedPolicy.of(run.out()).actions())
                .allSatisfy(action ->
                        assertThat(action.split(":", -1)[1]).matches("(Describe|Get|List|Search|Filter|Invoke).*"));
    }

    @Test
    void whoUsesAPermanentProbeMayInvokeThatOneOnly() {
        EvaluatedPolicy policy = EvaluatedPolicy.of(
                Run.of("iam-policy", "diagnose", "--probe", "orders").out());
        String function = "arn:aws:lambda:eu-west-1:123456789012:function:vpc-doctor-probe-";

        assertThat(policy.allows(new Authorization("lambda:InvokeFunction", function + "orders-subnet-0fna", Map.of())))
                .isTrue();
        assertThat(policy.allows(
                        new Authorization("lambda:InvokeFunction", function + "orders2-subnet-0fna", Map.of())))
                .isFalse();
        assertThat(policy.actions()).doesNotContain("lambda:CreateFunction", "iam:PassRole");
    }

    @Test
    void aRoleThatIsThereIsTheOnlyOneThatMayBePassed() {
        String role = "arn:aws:iam::123456789012:role/probes/look";
        Run run = Run.of("iam-policy", "probe", "--role", role);
        EvaluatedPolicy policy = EvaluatedPolicy.of(run.out());
        Map<String, String> toLambda = Map.of("iam:PassedToService", "lambda.amazonaws.com");

        assertThat(policy.allows(new Authorization("iam:PassRole", role, toLambda)))
                .isTrue();
        assertThat(policy.allows(new Authorization(
                        "iam:PassRole",
                        "arn:aws:iam::123456789012:role/vpc-doctor/vpc-doctor-probe-3f9a1c2b",
                        toLambda)))
                .isFalse();
        assertThat(policy.actions()).doesNotContain("iam:CreateRole", "iam:PutRolePolicy", "iam:DeleteRole");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whatMakingRolesComesToIsSaid() {
        assertThat(Run.of("iam-policy", "probe").err())
                .contains("can do all that a role can", "--role ARN", "--probe none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        path --probe none                     | --probe is an option of diagnose
        snapshot --role arn:aws:iam::1:role/r | deploys none
        diagnose --probe none --role arn:aws:iam::123456789012:role/r | diagnose with this --probe deploys none
        probe --role lookers                  | is not the ARN of a role, such as arn:aws:iam::123456789012:role/probes
        diagnose --probe Orders_1             | cannot be the name of a probe: up to 20 small letters and digits
        """)
    void whatMakesNoSenseIsRefused(String arguments, String said) {
        Run run = Run.of(("iam-policy " + arguments).split(" ", -1));

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(said);
    }
}
