package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.AwsClients;
import dev.vpcdoctor.aws.CallFailure;
import dev.vpcdoctor.aws.probe.ProbeFailure.Stage;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.State;

/** Makes the probe of one subnet and waits until Lambda has connected it. */
final class FunctionCreation {
    // The templates of permanent probes say the same, which PermanentProbeTest checks.
    static final String RUNTIME = "java21";

    /** Available in every region. */
    static final String ARCHITECTURE = "x86_64";

    /** Checks end after 3 seconds each and are made side by side; the rest is for name servers that do not answer. */
    static final int TIMEOUT_SECONDS = 30;

    /** Processor time comes with memory, and a cold start with TLS takes a second of it; cost is per second all the same. */
    static final int MEMORY_MEGABYTES = 1_024;

    private final AwsClients aws;
    private final CreationGate gate;
    private final CreatedResources created;
    private final ProbeName name;
    private final ProbeOrder order;
    private final Map<String, String> tags;
    private final WaitLimits limits;
    private final SdkBytes jar = SdkBytes.fromByteArrayUnsafe(ProbeJar.bytes());

    /** For all subnets of a deployment. */
    FunctionCreation(
            AwsClients aws,
            CreationGate gate,
            CreatedResources created,
            ProbeName name,
            ProbeOrder order,
            Map<String, String> tags,
            WaitLimits limits) {
        this.aws = aws;
        this.gate = gate;
        this.created = created;
        this.name = name;
        this.order = order;
        this.tags = tags;
        this.limits = limits;
    }

    /** Makes it. Does not return before it is ready, or never will be. */
    SubnetProbe create(String subnetId, String roleArn) {
        try {
            Optional<FailedOperation> failure = createWithRole(subnetId, roleArn);
            return failure.<SubnetProbe>map(
                            call -> new SubnetProbe.NotReady(ProbeFailure.of(subnetId, Stage.DEPLOYMENT, call)))
                    .orElseGet(() -> awaitConnection(subnetId));
        } catch (CreationGate.ClosedException e) {
            return new SubnetProbe.NotReady(ProbeFailure.interrupted(subnetId));
        }
    }

    private Optional<FailedOperation> createWithRole(String subnetId, String roleArn) {
        long end = System.nanoTime() + limits.newRole().toNanos();
        while (true) {
            Optional<FailedOperation> failure = created.make(
                    CreatedResources.function(name.function(subnetId)), () -> callCreate(subnetId, roleArn));
            boolean roleIsNew = order.roleArn().isEmpty();
            if (failure.isEmpty() || !roleIsNew || !mayBeOfNewRole(failure.get()) || System.nanoTime() > end) {
                return failure;
            }
            gate.pause(limits.pause());
        }
    }

    private static boolean mayBeOfNewRole(FailedOperation call) {
        CallFailure failure = call.failure();
        return failure.code().equals("InvalidParameterValueException")
                && (failure.message().contains("cannot be assumed by Lambda")
                        || failure.message().contains("does not have permissions to call CreateNetworkInterface"));
    }

    private Optional<FailedOperation> callCreate(String subnetId, String roleArn) {
        ProbePlacement placement = order.placement();
        return SdkCall.failureOf(
                "lambda:CreateFunction",
                () -> aws.invoking()
                        .createFunction(r -> r.functionName(name.function(subnetId))
                                .description(placement.description())
                                .runtime(RUNTIME)
                                .architecturesWithStrings(ARCHITECTURE)
                                .handler(ProbeJar.HANDLER)
                                .role(roleArn)
                                .timeout(TIMEOUT_SECONDS)
                                .memorySize(MEMORY_MEGABYTES)
                                .code(code -> code.zipFile(jar))
                                .environment(e -> e.variables(Map.of("VPC_DOCTOR_ALLOW", order.allowList())))
                                .vpcConfig(vpc -> vpc.subnetIds(subnetId)
                                        .securityGroupIds(placement.securityGroupIds())
                                        .ipv6AllowedForDualStack(placement.ipv6Allowed()))
                                .loggingConfig(logging -> logging.logGroup(name.logGroup()))
                                .tags(tags)));
    }

    private SubnetProbe awaitConnection(String subnetId) {
        long end = System.nanoTime() + limits.connection().toNanos();
        String function = name.function(subnetId);
        while (true) {
            ConnectionStatus look = look(subnetId, function);
            if (look.isDecided() || System.nanoTime() > end) {
                return look.probe();
            }
            gate.pause(limits.pause().dividedBy(2));
        }
    }

    /**
     * What is to be said of a probe when nobody looks again.
     *
     * @param isDecided whether another look would say the same
     */
    private record ConnectionStatus(SubnetProbe probe, boolean isDecided) {}

    private ConnectionStatus look(String subnetId, String function) {
        try {
            GetFunctionConfigurationResponse now = SdkCall.call(
                    "lambda:GetFunctionConfiguration",
                    () -> aws.lambda().getFunctionConfiguration(r -> r.functionName(function)));
            return switch (now.state() == null ? State.UNKNOWN_TO_SDK_VERSION : now.state()) {
                case ACTIVE -> new ConnectionStatus(new SubnetProbe.Ready(subnetId, function), true);
                case FAILED ->
                    new ConnectionStatus(new SubnetProbe.NotReady(ProbeFailure.notConnected(subnetId, now)), true);
                default ->
                    new ConnectionStatus(
                            new SubnetProbe.NotReady(ProbeFailure.stillPending(subnetId, limits.connection())), false);
            };
        } catch (CallFailedException e) {
            // What was made a moment ago is not known everywhere yet.
            boolean isDecided = !e.call().isNotFound();
            return new ConnectionStatus(
                    new SubnetProbe.NotReady(ProbeFailure.of(subnetId, Stage.DEPLOYMENT, e.call())), isDecided);
        }
    }
}
