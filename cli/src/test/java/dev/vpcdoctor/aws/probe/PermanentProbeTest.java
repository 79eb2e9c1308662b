package dev.vpcdoctor.aws.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vpcdoctor.aws.probe.template.TemplateFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What templates make is what a deployment makes, and is found as permanent. Terraform's is compared with CloudFormation's by
 * TemplateFormatIT.
 */
class PermanentProbeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ProbeName NAME = ProbeName.given("orders").orElseThrow();
    private static final PermanentProbe PROBE = new PermanentProbe(
            NAME,
            new ProbePlacement(List.of("subnet-1"), List.of("sg-1", "sg-2"), true, Optional.of("checkout")),
            "db.example.com:5432");

    @ParameterizedTest
    @EnumSource(names = {"CLOUDFORMATION", "SAM"})
    void theFunctionIsThatOfADeployment(TemplateFormat format) {
        JsonNode function = properties(format, "ProbeInSubnet1");

        assertThat(function.path("FunctionName").asText()).isEqualTo(NAME.function("subnet-1"));
        assertThat(function.path("Description").asText())
                .isEqualTo(PROBE.placement().description());
        assertThat(function.path("Handler").asText()).isEqualTo(ProbeJar.HANDLER);
        assertThat(function.path("Runtime").asText()).isEqualTo(FunctionCreation.RUNTIME);
        assertThat(function.path("Architectures").toString()).isEqualTo("[\"" + FunctionCreation.ARCHITECTURE + "\"]");
        assertThat(function.path("Timeout").asInt()).isEqualTo(FunctionCreation.TIMEOUT_SECONDS);
        assertThat(function.path("MemorySize").asInt()).isEqualTo(FunctionCreation.MEMORY_MEGABYTES);
        assertThat(function.path("ReservedConcurrentExecutions").asInt())
                .isEqualTo(ProbeDeployment.RESERVED_EXECUTIONS);
        isTaggedAsPermanent(function);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOUDFORMATION", "SAM"})
    void theRoleIsThatOfADeployment(TemplateFormat format) throws JsonProcessingException {
        JsonNode role = properties(format, "ProbeRole");

        assertThat(role.path("RoleName").asText()).isEqualTo(NAME.role());
        assertThat(role.path("Path").asText()).isEqualTo(ProbeName.ROLE_PATH);
        assertThat(role.path("AssumeRolePolicyDocument")).isEqualTo(JSON.readTree(RolePolicies.TRUST));
        assertThat(role.path("Policies")).hasSize(1);
        assertThat(role.path("Policies").path(0).path("PolicyName").asText()).isEqualTo(RolePolicies.NAME);
        assertThat(role.path("Policies").path(0).path("PolicyDocument")).isEqualTo(permissions());
        isTaggedAsPermanent(role);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOUDFORMATION", "SAM"})
    void theLogGroupIsThatOfADeployment(TemplateFormat format) {
        JsonNode group = properties(format, "ProbeLogGroup");

        assertThat(group.path("LogGroupName").asText()).isEqualTo(NAME.logGroup());
        isTaggedAsPermanent(group);
    }

    /** Those of a deployment, but that a template knows neither partition, region nor account. */
    private static JsonNode permissions() throws JsonProcessingException {
        String here = "arn:aws:logs:eu-west-1:123456789012:log-group:" + NAME.logGroup() + ":*";
        String anywhere = "{\"Fn::GetAtt\":[\"ProbeLogGroup\",\"Arn\"]}";
        CallerIdentity caller = new CallerIdentity("arn:aws:iam::123456789012:user/alice", "123456789012");
        return JSON.readTree(RolePolicies.permissions(NAME, caller, "eu-west-1")
                .toJson()
                .replace("arn:aws:lambda:eu-west-1:123456789012:", "arn:*:lambda:*:*:")
                .replace("\"" + here + "\"", anywhere));
    }

    private static void isTaggedAsPermanent(JsonNode properties) {
        Map<String, String> tags = new TreeMap<>();
        if (properties.path("Tags").isArray()) {
            properties
                    .path("Tags")
                    .forEach(tag ->
                            tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
        } else {
            properties
                    .path("Tags")
                    .properties()
                    .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        }
        ProbeTags read = ProbeTags.read(tags).orElseThrow();
        assertThat(read.purpose()).isEqualTo(ProbeTags.PERMANENT);
        assertThat(read.function()).contains("checkout");
        assertThat(read.asMap()).isEqualTo(tags);
    }

    private static JsonNode properties(TemplateFormat format, String resource) {
        Object template = new Yaml(new SafeConstructor(new LoaderOptions())).load(format.write(PROBE));
        return JSON.valueToTree(template).path("Resources").path(resource).path("Properties");
    }
}
