package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.AwsClients;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.Tag;

/** What probes need around them: a role that Lambda takes on for them, and a log group that forgets. */
final class RoleAndLogGroup {
    private static final int RETENTION_DAYS = 1;

    private final AwsClients aws;
    private final CreatedResources created;
    private final CreationGate gate;
    private final ProbeName name;
    private final CallerIdentity caller;
    private final Map<String, String> tags;

    RoleAndLogGroup(
            AwsClients aws,
            CreationGate gate,
            CreatedResources created,
            ProbeName name,
            CallerIdentity caller,
            Map<String, String> tags) {
        this.aws = aws;
        this.gate = gate;
        this.created = created;
        this.name = name;
        this.caller = caller;
        this.tags = tags;
    }

    /**
     * Makes the role.
     *
     * @return its ARN
     * @throws CallFailedException when AWS does not make it
     */
    String makeRole() {
        created.make(CreatedResources.role(name.role()), this::createRole).ifPresent(call -> {
            throw new CallFailedException(call);
        });
        gate.make(() -> SdkCall.call(
                "iam:PutRolePolicy",
                () -> aws.iam()
                        .putRolePolicy(r -> r.roleName(name.role())
                                .policyName(RolePolicies.NAME)
                                .policyDocument(RolePolicies.permissions(name, caller, aws.region())
                                        .toJson()))));
        return caller.arnOf("iam", "", "role" + ProbeName.ROLE_PATH + name.role());
    }

    private Optional<FailedOperation> createRole() {
        List<Tag> list = tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return SdkCall.failureOf(
                "iam:CreateRole",
                () -> aws.iam()
                        .createRole(r -> r.roleName(name.role())
                                .path(ProbeName.ROLE_PATH)
                                .description("For the probes of VPC Doctor; may be removed with them")
                                .assumeRolePolicyDocument(RolePolicies.TRUST)
                                .tags(list)));
    }

    /** Makes the log group; what fails is no reason to do without the probe. */
    List<FailedOperation> makeLogGroup() {
        Optional<FailedOperation> failure = created.make(
                CreatedResources.logGroup(name.logGroup()),
                () -> SdkCall.failureOf(
                        "logs:CreateLogGroup",
                        () -> aws.logs()
                                .createLogGroup(
                                        r -> r.logGroupName(name.logGroup()).tags(tags))));
        return failure
                .or(() -> gate.make(() -> SdkCall.failureOf(
                        "logs:PutRetentionPolicy",
                        () -> aws.logs()
                                .putRetentionPolicy(
                                        r -> r.logGroupName(name.logGroup()).retentionInDays(RETENTION_DAYS)))))
                .stream()
                .toList();
    }
}
