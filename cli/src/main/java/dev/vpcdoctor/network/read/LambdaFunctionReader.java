package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.Status;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.List;
import java.util.Optional;

/** Lambda functions. */
final class LambdaFunctionReader {
    private final NetworkBuilder builder;

    LambdaFunctionReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.FUNCTION, (resource, fields) -> builder.add(function(resource, fields)));
        builder.listing(LambdaFunction.class, ResourceKind.FUNCTION);
    }

    private static LambdaFunction function(Resource resource, Fields fields) {
        return new LambdaFunction(
                fields.text("FunctionName"),
                resource.id(),
                resource.origin().account(),
                resource.origin().region(),
                fields.object("VpcConfig").flatMap(LambdaFunctionReader::vpcConfig),
                fields.object("CapacityProviderConfig").map(LambdaFunctionReader::capacityProvider),
                status(fields, "State", "StateReason"),
                status(fields, "LastUpdateStatus", "LastUpdateStatusReason"),
                fields.optionalText("Role"),
                fields.integer("Timeout"));
    }

    private static Optional<Status> status(Fields fields, String name, String reason) {
        return fields.optionalText(name)
                .map(value -> new Status(value, fields.optionalText(reason + "Code"), fields.optionalText(reason)));
    }

    private static String capacityProvider(Fields fields) {
        return fields.object("LambdaManagedInstancesCapacityProviderConfig")
                .flatMap(config -> config.optionalText("CapacityProviderArn"))
                .orElse("a capacity provider");
    }

    /** A function that was taken out of its VPC answers with empty lists. */
    private static Optional<VpcConfig> vpcConfig(Fields fields) {
        List<String> subnetIds = fields.texts("SubnetIds");
        List<String> securityGroupIds = fields.texts("SecurityGroupIds");
        if (subnetIds.isEmpty() && securityGroupIds.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new VpcConfig(
                fields.optionalText("VpcId"),
                subnetIds,
                securityGroupIds,
                fields.flag("Ipv6AllowedForDualStack").orElse(false)));
    }
}
