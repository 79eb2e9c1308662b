package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.IamPolicy;
import dev.vpcdoctor.aws.Permissions;
import dev.vpcdoctor.aws.PythonEnvironment;
import dev.vpcdoctor.aws.probe.ProbeName;
import dev.vpcdoctor.aws.probe.ProbePermissions;
import dev.vpcdoctor.shared.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From the printed template to a diagnosis by the probe that CloudFormation made of it, with no more than the policy that
 * {@code iam-policy diagnose --probe orders} prints.
 */
class PermanentProbeDiagnosisIT {
    private static final ProbeName NAME = ProbeName.given("orders").orElseThrow();
    private static final String DATABASE = "rds:" + AwsWorld.DATABASE;

    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount(IamPolicy.of(Permissions.READING, ProbePermissions.toUse(NAME)));

    private AwsWorld world;

    @BeforeEach
    void deploy() throws JsonProcessingException {
        world = ACCOUNT.build();
        Run template = Run.of(
                "probe",
                "template",
                "--format",
                "cloudformation",
                "--function",
                AwsWorld.FUNCTION,
                "--to",
                DATABASE,
                "--name",
                "orders");
        assertThat(template.exitCode()).as(template.err()).isEqualTo(ExitCode.HEALTHY);
        ObjectMapper json = new ObjectMapper();
        String order = json.createObjectNode()
                .put("endpoint", ACCOUNT.server().toString())
                .put("region", AwsWorld.REGION)
                .put("template", template.out())
                .put("name", NAME.value())
                .toString();
        assertThat(json.readTree(PythonEnvironment.run("/templates/deploy.py", order))
                        .path("status")
                        .asText())
                .isEqualTo("CREATE_COMPLETE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "vpc-doctor-probe-orders"})
    void itsPacketsMakeTheDiagnosisCertain(String name) {
        ACCOUNT.proxy.runFunctionsWith((function, event) -> new ProbeAnswers("10.20.20.30", Outcome.OPEN).to(event));

        Run run = Run.of("diagnose", AwsWorld.FUNCTION, "--to", DATABASE, "--probe", name);

        assertThat(run.out())
                .as(run.err())
                .containsPattern("checkout reaches .*: the network is fine +certain")
                .contains("packets of 2 probes");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void itIsTakenByItselfAndStays() {
        world.admitNoMore(world.databaseGroup, 5432, world.functionGroup);
        ACCOUNT.proxy.runFunctionsWith(
                (function, event) -> new ProbeAnswers("10.20.20.30", Outcome.TIMED_OUT).to(event));

        Run run = Run.of("diagnose", AwsWorld.FUNCTION, "--to", DATABASE);

        assertThat(run.out().replaceAll("\\s+", " "))
                .as(run.err())
                .containsPattern("checkout cannot reach .* certain")
                .contains("target-sg-blocks-ingress");
        assertThat(world.lambda.listFunctions().functions())
                .filteredOn(function -> function.functionName().startsWith(NAME.value()))
                .hasSize(2);
    }
}
