package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.AwsClients;
import dev.vpcdoctor.aws.probe.CreatedResources.CreatedResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * Says in the tags of a deployment that it stays by itself. Until then it belongs to the process that makes it: one that is
 * killed on the way leaves nothing that anybody would take for kept.
 */
final class KeptProbeTags {
    private final AwsClients aws;
    private final CallerIdentity caller;
    private final Map<String, String> tags;

    /**
     * Of one deployment.
     *
     * @param made with which it was made
     */
    KeptProbeTags(AwsClients aws, CallerIdentity caller, ProbeTags made) {
        this.aws = aws;
        this.caller = caller;
        this.tags = made.ofWhatStays();
    }

    /** Says it of one thing, in place of what its tags said. Why that failed, if it did. */
    Optional<FailedOperation> keep(CreatedResource thing) {
        return switch (thing.kind()) {
            case FUNCTION ->
                call(
                        "lambda:TagResource",
                        () -> aws.lambda()
                                .tagResource(r -> r.resource(
                                                caller.arnOf("lambda", aws.region(), "function:" + thing.name()))
                                        .tags(tags)));
            case ROLE ->
                call(
                        "iam:TagRole",
                        () -> aws.iam().tagRole(r -> r.roleName(thing.name()).tags(list())));
            case LOG_GROUP ->
                call(
                        "logs:TagResource",
                        () -> aws.logs()
                                .tagResource(r -> r.resourceArn(
                                                caller.arnOf("logs", aws.region(), "log-group:" + thing.name()))
                                        .tags(tags)));
        };
    }

    private static Optional<FailedOperation> call(String operation, Supplier<?> tagging) {
        return SdkCall.failureOf(operation, tagging);
    }

    private List<Tag> list() {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
