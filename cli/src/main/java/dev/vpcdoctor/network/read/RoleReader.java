package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.DeletedRole;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.model.RolePolicy;
import dev.vpcdoctor.shared.Arn;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Roles with their policies, in the form of {@code aws iam get-account-authorization-details}. */
final class RoleReader {
    private final NetworkBuilder builder;
    private final Map<String, Fact<PolicyDocument>> managed = new HashMap<>();

    RoleReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.POLICY, (resource, fields) -> managed.put(resource.id(), inForce(fields)));
        builder.each(ResourceKind.ROLE, (resource, fields) -> builder.add(role(fields)));
        builder.listing(Role.class, ResourceKind.ROLE);
        builder.each(
                ResourceKind.FUNCTION,
                (resource, fields) -> fields.optionalText("Role")
                        .filter(this::isDeleted)
                        .ifPresent(arn -> builder.add(new DeletedRole(arn))));
    }

    /** Of the versions of a managed policy one holds. */
    private static Fact<PolicyDocument> inForce(Fields policy) {
        String name = policy.text("Arn");
        return policy.objects("PolicyVersionList").stream()
                .filter(version -> version.flag("IsDefaultVersion").orElse(false)
                        || version.optionalText("VersionId").equals(policy.optionalText("DefaultVersionId")))
                .findFirst()
                .flatMap(version -> version.document("Document"))
                .map(text -> PolicyReader.read(text, name))
                .orElseGet(() -> Fact.unknown("the text of policy " + name + " is not in the snapshot", toKnow(name)));
    }

    private Role role(Fields fields) {
        String name = fields.text("RoleName");
        List<RolePolicy> policies = new ArrayList<>();
        for (Fields inline : fields.objects("RolePolicyList")) {
            String policyName = inline.text("PolicyName");
            policies.add(new RolePolicy(
                    policyName, Optional.empty(), document(inline, "PolicyDocument", policyName + " of role " + name)));
        }
        // A description without its lists, as aws iam get-role gives it, tells nothing of the policies.
        if (!fields.has("RolePolicyList") || !fields.has("AttachedManagedPolicies")) {
            policies.add(new RolePolicy(
                    "(not read)",
                    Optional.empty(),
                    Fact.unknown(
                            "not all policies of role " + name + " are in the snapshot", ResourceKind.ROLE.command())));
        }
        for (Fields attached : fields.objects("AttachedManagedPolicies")) {
            policies.add(managed(attached.text("PolicyName"), attached.text("PolicyArn")));
        }
        Optional<RolePolicy> boundary = fields.object("PermissionsBoundary")
                .flatMap(one -> one.optionalText("PermissionsBoundaryArn"))
                .map(arn -> managed(Arn.nameIn(arn), arn));
        return new Role(
                name,
                fields.text("Arn"),
                document(fields, "AssumeRolePolicyDocument", "the trust of role " + name),
                policies,
                boundary);
    }

    private static Fact<PolicyDocument> document(Fields fields, String field, String ofWhat) {
        return fields.document(field)
                .map(text -> PolicyReader.read(text, ofWhat))
                .orElseGet(() -> Fact.unknown(
                        "the policy of " + ofWhat + " is not in the snapshot", ResourceKind.ROLE.command()));
    }

    private RolePolicy managed(String name, String arn) {
        Fact<PolicyDocument> document = managed.containsKey(arn)
                ? managed.get(arn)
                : builder.unknown(
                        "the text of policy " + arn + " is", ResourceKind.POLICY, Optional.empty(), toKnow(arn));
        return new RolePolicy(name, Optional.of(arn), document);
    }

    private static String toKnow(String arn) {
        return "aws iam get-policy-version --policy-arn " + arn;
    }

    /** IAM says by name what it does not know. */
    private boolean isDeleted(String arn) {
        String name = Arn.nameIn(arn);
        boolean read = builder.snapshot().resources(ResourceKind.ROLE).stream()
                .map(Resource::json)
                .anyMatch(role -> role.path("Arn").asText().equals(arn));
        return !read
                && builder.snapshot().refusedCalls().stream()
                        .anyMatch(call -> call.operation().equals("iam:GetRole")
                                && call.code().startsWith("NoSuchEntity")
                                && List.of(call.message().split("[^\\w+=,.@-]+", -1))
                                        .contains(name));
    }
}
