package dev.vpcdoctor.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.network.read.EnvironmentValues;
import dev.vpcdoctor.shared.Arn;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/** What Lambda tells about one function. */
final class FunctionCalls {
    /** Hyperplane network interfaces for each VPC (docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
    private static final String INTERFACES_PER_VPC = "L-9FEE3D26";

    private final AwsClients aws;
    private final Calls calls;
    private final boolean keepEnvironment;
    private Optional<Call> quota = Optional.empty();
    private Optional<Call> concurrency = Optional.empty();

    FunctionCalls(AwsClients aws, Calls calls, boolean keepEnvironment) {
        this.aws = aws;
        this.calls = calls;
        this.keepEnvironment = keepEnvironment;
    }

    /** The function itself, without which nothing can be said. */
    Call function(FunctionReference function) {
        return calls.ask(SnapshotCall.one(ResourceKind.FUNCTION), () -> List.of(configuration(aws.lambda(), function)));
    }

    private GetFunctionConfigurationResponse configuration(LambdaClient lambda, FunctionReference function) {
        GetFunctionConfigurationResponse answer = lambda.getFunctionConfiguration(request -> {
            request.functionName(function.name());
            function.qualifier().ifPresent(request::qualifier);
        });
        if (keepEnvironment
                || answer.environment() == null
                || !answer.environment().hasVariables()) {
            return answer;
        }
        return answer.toBuilder()
                .environment(answer.environment().toBuilder()
                        .variables(EnvironmentValues.withoutSecrets(
                                answer.environment().variables()))
                        .build())
                .build();
    }

    /** All that is asked besides, once the function is known. */
    void ask(ObjectNode function) {
        String name = function.path("FunctionName").asText();
        calls.ask(
                SnapshotCall.list(ResourceKind.EVENT_SOURCE_MAPPING),
                () -> aws.lambda().listEventSourceMappingsPaginator(request -> request.functionName(name)));
        concurrency = Optional.of(calls.askPart(
                SnapshotCall.concurrencyOf(name),
                () -> List.of(aws.lambda().getFunctionConcurrency(request -> request.functionName(name)))));
        quota = Optional.of(calls.ask(
                SnapshotCall.one(ResourceKind.QUOTA),
                () -> List.of(aws.serviceQuotas()
                        .getServiceQuota(r -> r.serviceCode("lambda").quotaCode(INTERFACES_PER_VPC)))));
        for (JsonNode fileSystem : function.path("FileSystemConfigs")) {
            String accessPoint = fileSystem.path("Arn").asText();
            calls.ask(
                    SnapshotCall.list(ResourceKind.FILE_SYSTEM_MOUNT_TARGET),
                    () -> aws.efs()
                            .describeMountTargetsPaginator(request -> request.accessPointId(Arn.nameIn(accessPoint))));
        }
    }

    /** Where nothing is reserved AWS's answer is empty; the snapshot says so. */
    void keepConcurrency() {
        concurrency.ifPresent(call -> calls.await(call).json().ifPresent(answer -> {
            String key = ResourceKind.FUNCTION_CONCURRENCY.key();
            ObjectNode kept = answer.deepCopy();
            kept.putIfAbsent(key, kept.nullNode());
            calls.keep(call.question(), kept);
        }));
    }

    /** A quota that was never changed is told by another call. */
    void askDefaultQuota() {
        boolean unchanged = quota.flatMap(call -> calls.await(call).failure())
                .filter(failure -> failure.cause() == CallFailure.Cause.NOT_FOUND)
                .isPresent();
        if (unchanged) {
            quota.ifPresent(calls::forget);
            SnapshotCall byDefault = new SnapshotCall(
                    "servicequotas:GetAWSDefaultServiceQuota",
                    "service-quotas/get-aws-default-service-quota.json",
                    Optional.empty(),
                    Optional.empty());
            calls.ask(
                    byDefault,
                    () -> List.of(aws.serviceQuotas()
                            .getAWSDefaultServiceQuota(
                                    r -> r.serviceCode("lambda").quotaCode(INTERFACES_PER_VPC))));
        }
    }
}
