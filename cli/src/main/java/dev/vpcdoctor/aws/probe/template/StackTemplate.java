package dev.vpcdoctor.aws.probe.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.aws.probe.PermanentProbe;
import java.util.Map;

/** What the templates of CloudFormation and of SAM, which CloudFormation deploys too, have in common. */
abstract sealed class StackTemplate permits CloudFormationTemplate, SamTemplate {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ROLE = "ProbeRole";
    private static final String LOG_GROUP = "ProbeLogGroup";

    final PermanentProbe probe;

    StackTemplate(PermanentProbe probe) {
        this.probe = probe;
    }

    /** What stands above the template, in comments: how it is deployed. */
    abstract String howToDeploy();

    /** What a template begins with. */
    abstract void writeHead(ObjectNode template);

    /** The type of a function. */
    abstract String functionType();

    /** Where a function's code comes from. */
    abstract void writeCode(ObjectNode properties);

    /** Tags of a function. */
    abstract JsonNode functionTags();

    final String write() {
        ObjectNode template = JSON.objectNode().put("AWSTemplateFormatVersion", "2010-09-09");
        writeHead(template);
        template.put("Description", probe.description());
        ObjectNode resources = template.putObject("Resources");
        ObjectNode outputs = JSON.objectNode();
        resources.putObject(ROLE).put("Type", "AWS::IAM::Role").set("Properties", role());
        // It goes with the stack, and says so, since what holds data is expected to say.
        resources
                .putObject(LOG_GROUP)
                .put("Type", "AWS::Logs::LogGroup")
                .put("DeletionPolicy", "Delete")
                .put("UpdateReplacePolicy", "Delete")
                .set("Properties", logGroup());
        for (String subnetId : probe.placement().subnetIds()) {
            String name = "ProbeIn" + subnetId.replace("subnet-", "Subnet");
            resources.putObject(name).put("Type", functionType()).set("Properties", function(subnetId));
            outputs.putObject(name)
                    .put("Description", "The probe in " + subnetId)
                    .set("Value", reference(name));
        }
        template.set("Outputs", outputs);
        return howToDeploy() + YamlText.of(template);
    }

    private ObjectNode role() {
        ObjectNode role = JSON.objectNode()
                .put("RoleName", probe.roleName())
                .put("Path", PermanentProbe.ROLE_PATH)
                .put("Description", "For the probes of VPC Doctor");
        role.set("AssumeRolePolicyDocument", probe.trustPolicy());
        role.putArray("Policies")
                .addObject()
                .put("PolicyName", PermanentProbe.POLICY_NAME)
                .set(
                        "PolicyDocument",
                        TemplateText.replacing(
                                probe.permissions(), PermanentProbe.LOG_STREAMS, attribute(LOG_GROUP, "Arn")));
        role.set("Tags", tagList());
        return role;
    }

    private ObjectNode logGroup() {
        ObjectNode group = JSON.objectNode()
                .put("LogGroupName", probe.logGroup())
                .put("RetentionInDays", PermanentProbe.RETENTION_DAYS);
        group.set("Tags", tagList());
        return group;
    }

    private ObjectNode function(String subnetId) {
        ObjectNode function = JSON.objectNode()
                .put("FunctionName", probe.functionName(subnetId))
                .put("Description", probe.description());
        writeCode(function);
        function.put("Handler", PermanentProbe.HANDLER).put("Runtime", PermanentProbe.RUNTIME);
        function.putArray("Architectures").add(PermanentProbe.ARCHITECTURE);
        function.set("Role", attribute(ROLE, "Arn"));
        function.put("Timeout", PermanentProbe.TIMEOUT_SECONDS)
                .put("MemorySize", PermanentProbe.MEMORY_MEGABYTES)
                .put("ReservedConcurrentExecutions", PermanentProbe.RESERVED_EXECUTIONS);
        function.putObject("Environment").putObject("Variables").put("VPC_DOCTOR_ALLOW", probe.allowList());
        ObjectNode vpc = function.putObject("VpcConfig");
        vpc.putArray("SubnetIds").add(subnetId);
        ArrayNode groups = vpc.putArray("SecurityGroupIds");
        probe.placement().securityGroupIds().forEach(groups::add);
        vpc.put("Ipv6AllowedForDualStack", probe.placement().ipv6Allowed());
        function.putObject("LoggingConfig").set("LogGroup", reference(LOG_GROUP));
        function.set("Tags", functionTags());
        return function;
    }

    final ArrayNode tagList() {
        ArrayNode list = JSON.arrayNode();
        for (Map.Entry<String, String> tag : probe.tags().entrySet()) {
            list.addObject().put("Key", tag.getKey()).put("Value", tag.getValue());
        }
        return list;
    }

    static ObjectNode reference(String name) {
        return JSON.objectNode().put("Ref", name);
    }

    private static ObjectNode attribute(String resource, String attribute) {
        ObjectNode get = JSON.objectNode();
        get.putArray("Fn::GetAtt").add(resource).add(attribute);
        return get;
    }
}
