package dev.vpcdoctor.aws.probe.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.aws.probe.PermanentProbe;
import java.util.List;

/** For Terraform and OpenTofu, which upload the code themselves. */
final class TerraformTemplate {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final PermanentProbe probe;

    TerraformTemplate(PermanentProbe probe) {
        this.probe = probe;
    }

    String write() {
        return String.join(
                "\n",
                howToDeploy(),
                HclText.block("terraform", provider()),
                HclText.block("variable \"probe_jar\"", jar()),
                HclText.block("resource \"aws_iam_role\" \"probe\"", role()),
                HclText.block("resource \"aws_iam_role_policy\" \"probe\"", policy()),
                HclText.block("resource \"aws_cloudwatch_log_group\" \"probe\"", logGroup()),
                HclText.block("resource \"aws_lambda_function\" \"probe\"", functions()),
                HclText.block("output \"probe_functions\"", output()));
    }

    private String howToDeploy() {
        return """
            # A permanent probe of VPC Doctor. Save this as probe.tf, in a folder of its own or among your others, and the
            # code beside it:
            #
            #   vpc-doctor probe template --jar vpc-doctor-probe.jar
            #   terraform init && terraform apply
            #
            # Then: vpc-doctor diagnose FUNCTION --probe %s
            # A second region takes another --name: roles are global.
            """.formatted(probe.name());
    }

    /** The oldest version that knows in which log group a function writes, and of IPv6. */
    private static ObjectNode provider() {
        ObjectNode aws = JSON.objectNode().put("source", "hashicorp/aws").put("version", ">= 5.32");
        ObjectNode required = JSON.objectNode();
        required.set("aws", aws);
        ObjectNode terraform = JSON.objectNode();
        terraform.set("required_providers", HclText.block(required));
        return terraform;
    }

    private static ObjectNode jar() {
        ObjectNode variable = JSON.objectNode().put("description", "The probe's jar");
        variable.set("type", HclText.expression("string"));
        return variable.put("default", TemplateFormat.JAR);
    }

    private ObjectNode role() {
        ObjectNode role = JSON.objectNode()
                .put("name", probe.roleName())
                .put("path", PermanentProbe.ROLE_PATH)
                .put("description", "For the probes of VPC Doctor");
        role.set("assume_role_policy", HclText.call("jsonencode", probe.trustPolicy()));
        role.set("tags", tags());
        return role;
    }

    private ObjectNode policy() {
        ObjectNode policy = JSON.objectNode().put("name", PermanentProbe.POLICY_NAME);
        policy.set("role", HclText.expression("aws_iam_role.probe.name"));
        JsonNode ownLog = HclText.expression("\"${aws_cloudwatch_log_group.probe.arn}:*\"");
        policy.set(
                "policy",
                HclText.call(
                        "jsonencode", TemplateText.replacing(probe.permissions(), PermanentProbe.LOG_STREAMS, ownLog)));
        return policy;
    }

    private ObjectNode logGroup() {
        ObjectNode group =
                JSON.objectNode().put("name", probe.logGroup()).put("retention_in_days", PermanentProbe.RETENTION_DAYS);
        group.set("tags", tags());
        return group;
    }

    private ObjectNode functions() {
        ObjectNode function = JSON.objectNode();
        function.set("for_each", HclText.call("toset", list(probe.placement().subnetIds())));
        function.set("function_name", HclText.expression("\"" + probe.functionName("${each.value}") + "\""));
        function.put("description", probe.description());
        function.set("filename", HclText.expression("var.probe_jar"));
        function.set("source_code_hash", HclText.expression("filebase64sha256(var.probe_jar)"));
        function.put("handler", PermanentProbe.HANDLER).put("runtime", PermanentProbe.RUNTIME);
        function.set("architectures", list(List.of(PermanentProbe.ARCHITECTURE)));
        function.set("role", HclText.expression("aws_iam_role.probe.arn"));
        function.put("timeout", PermanentProbe.TIMEOUT_SECONDS)
                .put("memory_size", PermanentProbe.MEMORY_MEGABYTES)
                .put("reserved_concurrent_executions", PermanentProbe.RESERVED_EXECUTIONS);
        function.set("tags", tags());
        function.set("depends_on", HclText.expression("[aws_iam_role_policy.probe]"));
        ObjectNode environment = JSON.objectNode();
        environment.putObject("variables").put("VPC_DOCTOR_ALLOW", probe.allowList());
        function.set("environment", HclText.block(environment));
        ObjectNode vpc = JSON.objectNode();
        vpc.set("subnet_ids", HclText.expression("[each.value]"));
        vpc.set("security_group_ids", list(probe.placement().securityGroupIds()));
        vpc.put("ipv6_allowed_for_dual_stack", probe.placement().ipv6Allowed());
        function.set("vpc_config", HclText.block(vpc));
        ObjectNode logging = JSON.objectNode().put("log_format", "Text");
        logging.set("log_group", HclText.expression("aws_cloudwatch_log_group.probe.name"));
        function.set("logging_config", HclText.block(logging));
        return function;
    }

    private static ObjectNode output() {
        ObjectNode output = JSON.objectNode().put("description", "The probes, by subnet");
        output.set(
                "value",
                HclText.expression(
                        "{ for subnet, function in aws_lambda_function.probe : subnet => function.function_name }"));
        return output;
    }

    private ObjectNode tags() {
        ObjectNode tags = JSON.objectNode();
        probe.tags().forEach(tags::put);
        return tags;
    }

    private static ArrayNode list(List<String> values) {
        ArrayNode list = JSON.arrayNode();
        values.forEach(list::add);
        return list;
    }
}
