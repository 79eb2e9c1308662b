package dev.vpcdoctor.aws.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.PythonEnvironment;
import dev.vpcdoctor.aws.probe.DeployedProbes.ProbeFunction;
import dev.vpcdoctor.aws.probe.DeployedProbes.Retention;
import dev.vpcdoctor.aws.probe.template.TemplateFormat;
import dev.vpcdoctor.shared.ProbeRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What CloudFormation makes of the template is a probe that is found, used, and left alone. */
class PermanentProbeIT {
    @RegisterExtension
    static final Account ACCOUNT = new Account();

    private static final ProbeName NAME = ProbeName.given("orders").orElseThrow();

    @BeforeEach
    void deploy() throws JsonProcessingException {
        ACCOUNT.build();
        PermanentProbe probe = new PermanentProbe(NAME, ACCOUNT.placement(), "db.example.com:5432");
        ObjectMapper json = new ObjectMapper();
        String order = json.createObjectNode()
                .put("endpoint", ACCOUNT.live.server().toString())
                .put("region", AwsWorld.REGION)
                .put("template", TemplateFormat.CLOUDFORMATION.write(probe))
                .put("name", NAME.value())
                .toString();

        JsonNode stack = json.readTree(PythonEnvironment.run("/templates/deploy.py", order));

        assertThat(stack.path("status").asText()).isEqualTo("CREATE_COMPLETE");
        assertThat(stack.path("functions")).hasSize(2);
    }

    @Test
    void itIsFoundAsPermanentAndLooks() {
        try (ProbeAccount open = ACCOUNT.open()) {
            DeployedProbes found = open.inventory().probes().get(0);

            assertThat(found.name()).isEqualTo(NAME);
            assertThat(found.what())
                    .containsExactlyInAnyOrder(
                            "function vpc-doctor-probe-orders-" + ACCOUNT.world.functionSubnetA,
                            "function vpc-doctor-probe-orders-" + ACCOUNT.world.functionSubnetB,
                            "role vpc-doctor-probe-orders",
                            "log group /aws/lambda/vpc-doctor-probe-orders");
            assertThat(found.retention(Instant.now().plus(Duration.ofDays(1_000))))
                    .isEqualTo(Retention.PERMANENT);
            assertThat(found.functions())
                    .extracting(ProbeFunction::allowList, ProbeFunction::securityGroupIds)
                    .containsOnly(tuple("db.example.com:5432", Set.of(ACCOUNT.world.functionGroup)));
            assertThat(open.look(found, ProbeRequest.of()).reports())
                    .extracting(SubnetReport.Seen::subnetId)
                    .containsExactlyInAnyOrder(ACCOUNT.world.functionSubnetA, ACCOUNT.world.functionSubnetB);
        }
    }

    @Test
    void aRunBesideItNeitherRemovesItNorCallsItALeftover() {
        ProbeOutcome outcome = ACCOUNT.run(ACCOUNT.order());

        assertThat(outcome.reports()).hasSize(2);
        assertThat(outcome.remarks()).isEmpty();
        assertThat(ACCOUNT.ofProbes())
                .hasSize(4)
                .allSatisfy(thing -> assertThat(thing).contains(NAME.value()));
    }

    @Test
    void itsLogIsItsOwnAndForgets() {
        assertThat(ACCOUNT.world
                        .logs
                        .describeLogGroups(r -> r.logGroupNamePrefix(NAME.logGroup()))
                        .logGroups())
                .singleElement()
                .satisfies(group -> assertThat(group.retentionInDays()).isEqualTo(14));
        assertThat(ACCOUNT.world
                        .iam
                        .getRolePolicy(r -> r.roleName(NAME.role()).policyName(RolePolicies.NAME))
                        .policyDocument())
                .contains(NAME.logGroup());
    }
}
