package dev.vpcdoctor.aws.probe.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.aws.PythonEnvironment;
import dev.vpcdoctor.aws.probe.PermanentProbe;
import dev.vpcdoctor.aws.probe.ProbeName;
import dev.vpcdoctor.aws.probe.ProbePlacement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the templates say, as cfn-lint, PyYAML and python-hcl2 read them. */
class TemplateFormatIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final ProbeName NAME = ProbeName.given("orders").orElseThrow();
    private static final String SUBNET_A = "subnet-0a1b2c3d4e5f60718";
    private static final String SUBNET_B = "subnet-0a1b2c3d";
    private static final List<String> GROUPS = List.of("sg-0123456789abcdef0", "sg-01234567");

    @Test
    void allThreeLanguagesSayTheSame() {
        JsonNode answer = read(probe(Optional.of("checkout"), "db.example.com:5432, [2001:db8::1]:443"), true);

        assertThat(answer.path("lint").toString()).isEqualTo("{\"cloudformation\":[],\"sam\":[]}");
        JsonNode said = answer.path("said");
        assertThat(said.path("sam")).isEqualTo(said.path("cloudformation"));
        assertThat(said.path("terraform")).isEqualTo(said.path("cloudformation"));
    }

    /** Before they are filled in, too, they are templates that these parsers read. */
    @Test
    void theFilesThemselvesSayTheSame() {
        JsonNode said = read(format -> format.file().text(), false).path("said");

        assertThat(said.path("terraform").path("functions").fieldNames())
                .toIterable()
                .containsExactly("__NAME__-subnet-__SUBNET__");
        assertThat(said.path("sam")).isEqualTo(said.path("cloudformation"));
        assertThat(said.path("terraform")).isEqualTo(said.path("cloudformation"));
    }

    @Test
    void thereIsOneFunctionForEachSubnetWithExactlyTheGroups() {
        JsonNode functions = said().path("functions");

        assertThat(functions.fieldNames())
                .toIterable()
                .containsExactly("vpc-doctor-probe-orders-" + SUBNET_A, "vpc-doctor-probe-orders-" + SUBNET_B);
        for (String subnet : List.of(SUBNET_A, SUBNET_B)) {
            JsonNode function = functions.path("vpc-doctor-probe-orders-" + subnet);
            assertThat(texts(function.path("subnets"))).containsExactly(subnet);
            assertThat(texts(function.path("groups"))).containsExactlyElementsOf(GROUPS);
            assertThat(function.path("ipv6").asBoolean()).isTrue();
            assertThat(function.path("description").asText())
                    .isEqualTo("VPC Doctor's probe: stands where checkout does");
            assertThat(function.path("variables").toString())
                    .isEqualTo("{\"VPC_DOCTOR_ALLOW\":\"db.example.com:5432\"}");
            assertThat(function.path("reserved").asInt()).isEqualTo(2);
            assertThat(function.path("handler").asText()).isEqualTo("dev.vpcdoctor.probe.ProbeHandler");
            assertThat(function.path("runtime").asText()).isEqualTo("java21");
            assertThat(function.path("role").asText()).isEqualTo("the role");
            assertThat(function.path("logGroup").asText()).isEqualTo("the log group");
        }
    }

    @Test
    void theRoleMayManageInterfacesButNotForTheCodeAndWriteItsOwnLogOnly() {
        JsonNode role = said().path("role");

        assertThat(role.path("name").asText()).isEqualTo("vpc-doctor-probe-orders");
        assertThat(role.path("path").asText()).isEqualTo("/vpc-doctor/");
        assertThat(role.path("trust").findValuesAsText("Service")).containsExactly("lambda.amazonaws.com");
        JsonNode statements = role.path("policy").path("Statement");
        assertThat(statements.findValuesAsText("Effect")).containsExactly("Allow", "Deny", "Allow");
        assertThat(texts(statements.get(0).path("Action"))).allMatch(action -> action.startsWith("ec2:"));
        assertThat(statements.get(1).path("Action").asText()).isEqualTo("ec2:*");
        assertThat(statements.get(1).path("Condition").toString())
                .isEqualTo("{\"ArnLike\":{\"lambda:SourceFunctionArn\":"
                        + "\"arn:*:lambda:*:*:function:vpc-doctor-probe-orders-*\"}}");
        assertThat(texts(statements.get(2).path("Action")))
                .containsExactly("logs:CreateLogStream", "logs:PutLogEvents");
        assertThat(statements.get(2).path("Resource").asText()).isEqualTo("all streams of the log group");
    }

    @Test
    void everythingIsTaggedAsPermanentAndTheLogForgets() {
        JsonNode said = said();

        assertThat(said.findValues("tags"))
                .hasSize(4)
                .allSatisfy(tags -> assertThat(tags.toString())
                        .isEqualTo("{\"vpc-doctor:purpose\":\"permanent-probe\","
                                + "\"vpc-doctor:function\":\"checkout\"}"));
        assertThat(said.path("logGroup").path("name").asText()).isEqualTo("/aws/lambda/vpc-doctor-probe-orders");
        assertThat(said.path("logGroup").path("retention").asInt()).isEqualTo(14);
    }

    /** Names come from accounts, and lists from command lines: whatever is in them, they are nothing but text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "${path.module}",
                "$${aws_iam_role.probe.arn} %{ if true }x%{ endif }",
                "\"\n}\nresource \"null_resource\" \"x\" {",
                "\"\nResources:\n  Evil: {Type: \"AWS::IAM::User\"}",
                "a\\\"b\\n \t # no comment: {{resolve}} !Sub ${AWS::AccountId}",
                "\u00e4\u2028\u0085\u0000 \ud83d\ude80",
                "yes",
                "[2001:db8::1]:443, *.example.com:*",
                "'",
                "|",
                "- a",
                "? a : b",
                "&x *x"
            })
    void oddCharactersAreText(String odd) {
        PermanentProbe probe = probe(Optional.of(odd), odd);

        JsonNode answer = read(probe, false);

        for (TemplateFormat format : TemplateFormat.values()) {
            JsonNode functions = answer.path("said").path(format.toString()).path("functions");
            assertThat(functions).hasSize(2).allSatisfy(function -> {
                assertThat(function.path("description").asText())
                        .as("%s", format)
                        .isEqualTo("VPC Doctor's probe: stands where " + odd + " does");
                assertThat(function.path("variables").path("VPC_DOCTOR_ALLOW").asText())
                        .as("%s", format)
                        .isEqualTo(odd);
            });
        }
    }

    private static PermanentProbe probe(Optional<String> function, String allowList) {
        return new PermanentProbe(
                NAME, new ProbePlacement(List.of(SUBNET_A, SUBNET_B), GROUPS, true, function), allowList);
    }

    private static JsonNode said() {
        return read(probe(Optional.of("checkout"), "db.example.com:5432"), false)
                .path("said")
                .path("terraform");
    }

    private static JsonNode read(PermanentProbe probe, boolean lint) {
        return read(format -> format.write(probe), lint);
    }

    private static JsonNode read(Function<TemplateFormat, String> texts, boolean lint) {
        ObjectNode templates = JSON.createObjectNode().put("lint", lint);
        for (TemplateFormat format : TemplateFormat.values()) {
            templates.put(format.toString(), texts.apply(format));
        }
        try {
            return JSON.readTree(PythonEnvironment.run("/templates/read.py", templates.toString()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON", e);
        }
    }

    private static List<String> texts(JsonNode list) {
        return JSON.convertValue(list, JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }
}
