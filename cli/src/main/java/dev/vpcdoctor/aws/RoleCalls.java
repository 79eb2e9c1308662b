package dev.vpcdoctor.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.shared.Arn;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;

/**
 * The function's role and its policies, put together in the form of {@code get-account-authorization-details}: that call
 * would tell about all roles of the account, and few may make it. A role of which a part was refused is left out, since
 * half of its policies would be a wrong answer.
 */
final class RoleCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsClients aws;
    private final Calls calls;
    private final String roleName;

    private final Call role;
    private final Call inlineNames;
    private final Call attached;
    private final Map<String, Call> inline = new LinkedHashMap<>();
    private final Map<String, Call> managed = new LinkedHashMap<>();
    private final Map<String, Call> versions = new LinkedHashMap<>();

    /**
     * Begins to ask.
     *
     * @param arn of the role, which ends in its path and name
     */
    RoleCalls(AwsClients aws, Calls calls, String arn) {
        this.aws = aws;
        this.calls = calls;
        this.roleName = Arn.nameIn(arn);
        role = calls.askPart(
                SnapshotCall.part(ResourceKind.ROLE, "iam:GetRole"),
                () -> List.of(required(aws.iam().getRole(r -> r.roleName(roleName)), GetRoleResponse::role)));
        inlineNames = calls.askPart(
                new SnapshotCall(
                        "iam:ListRolePolicies", file(ResourceKind.ROLE), Optional.of("PolicyNames"), Optional.empty()),
                () -> aws.iam().listRolePoliciesPaginator(r -> r.roleName(roleName)));
        attached = calls.askPart(
                new SnapshotCall(
                        "iam:ListAttachedRolePolicies",
                        file(ResourceKind.ROLE),
                        Optional.of("AttachedPolicies"),
                        Optional.empty()),
                () -> aws.iam().listAttachedRolePoliciesPaginator(r -> r.roleName(roleName)));
    }

    private static String file(ResourceKind kind) {
        return SnapshotCall.list(kind).file();
    }

    /** An answer that holds what was asked for; the SDK takes one that does not for an answer, too. */
    private static <T> T required(T answer, Function<T, ?> member) {
        if (member.apply(answer) == null) {
            throw new UncheckedIOException(new AnswerNotUnderstoodException("what came back is not AWS's answer"));
        }
        return answer;
    }

    /** Asks for the policies, once their names are known. */
    void askPolicies() {
        for (JsonNode name : calls.await(inlineNames).path("PolicyNames")) {
            inline.put(
                    name.asText(),
                    calls.askPart(
                            SnapshotCall.part(ResourceKind.ROLE, "iam:GetRolePolicy"),
                            () -> List.of(aws.iam()
                                    .getRolePolicy(r -> r.roleName(roleName).policyName(name.asText())))));
        }
        for (JsonNode policy : calls.await(attached).path("AttachedPolicies")) {
            askPolicy(policy.path("PolicyArn").asText());
        }
        JsonNode boundary = calls.await(role).path("Role").path("PermissionsBoundary");
        if (boundary.hasNonNull("PermissionsBoundaryArn")) {
            askPolicy(boundary.path("PermissionsBoundaryArn").asText());
        }
    }

    private void askPolicy(String arn) {
        managed.computeIfAbsent(
                arn,
                any -> calls.askPart(
                        SnapshotCall.part(ResourceKind.POLICY, "iam:GetPolicy"),
                        () -> List.of(aws.iam().getPolicy(r -> r.policyArn(arn)))));
    }

    /** Asks for the texts of the attached policies, once their versions are known. */
    void askVersions() {
        managed.forEach((arn, policy) -> {
            JsonNode version = calls.await(policy).path("Policy").path("DefaultVersionId");
            if (version.isTextual()) {
                versions.put(
                        arn,
                        calls.askPart(
                                SnapshotCall.part(ResourceKind.POLICY, "iam:GetPolicyVersion"),
                                () -> List.of(required(
                                        aws.iam()
                                                .getPolicyVersion(
                                                        r -> r.policyArn(arn).versionId(version.asText())),
                                        GetPolicyVersionResponse::policyVersion))));
            }
        });
    }

    /** Puts together what was answered. */
    void keep() {
        boolean whole = calls.await(role).isWhole()
                && calls.await(inlineNames).isWhole()
                && calls.await(attached).isWhole()
                && inline.values().stream().allMatch(one -> calls.await(one).isWhole());
        if (whole) {
            ObjectNode document = JsonNodeFactory.instance.objectNode();
            document.putArray(ResourceKind.ROLE.key()).add(roleDetail());
            calls.keep(SnapshotCall.list(ResourceKind.ROLE), document);
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode policies = document.putArray(ResourceKind.POLICY.key());
        managed.forEach((arn, policy) -> {
            if (versions.containsKey(arn) && calls.await(versions.get(arn)).isWhole()) {
                policies.add(policyDetail(calls.await(policy), calls.await(versions.get(arn))));
            }
        });
        if (!policies.isEmpty()) {
            calls.keep(SnapshotCall.list(ResourceKind.POLICY), document);
        }
    }

    private ObjectNode roleDetail() {
        ObjectNode detail = (ObjectNode) calls.await(role).path("Role");
        decode(detail, "AssumeRolePolicyDocument");
        ArrayNode inlinePolicies = detail.putArray("RolePolicyList");
        inline.forEach((name, answer) -> {
            ObjectNode policy = inlinePolicies.addObject().put("PolicyName", name);
            policy.set("PolicyDocument", calls.await(answer).path("PolicyDocument"));
            decode(policy, "PolicyDocument");
        });
        detail.set("AttachedManagedPolicies", calls.await(attached).path("AttachedPolicies"));
        return detail;
    }

    private static ObjectNode policyDetail(CallResult policy, CallResult version) {
        ObjectNode detail = (ObjectNode) policy.path("Policy");
        ObjectNode inForce = (ObjectNode) version.path("PolicyVersion");
        decode(inForce, "Document");
        detail.putArray("PolicyVersionList").add(inForce);
        return detail;
    }

    /** IAM sends policies URL-encoded; the AWS CLI prints them as JSON. */
    private static void decode(ObjectNode holder, String field) {
        String text = holder.path(field).asText("");
        String plain = text.startsWith("{") ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
        try {
            holder.set(field, JSON.readTree(plain));
        } catch (JsonProcessingException e) {
            holder.put(field, plain);
        }
    }
}
