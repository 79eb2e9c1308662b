package dev.vpcdoctor.network.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A role of IAM, with all its policies.
 *
 * @param trustPolicy who may assume it (AssumeRolePolicyDocument)
 * @param policies inline and attached; the documents of some may not have been read
 * @param permissionsBoundary what its policies cannot go beyond
 */
public record Role(
        String name,
        String arn,
        Fact<PolicyDocument> trustPolicy,
        List<RolePolicy> policies,
        Optional<RolePolicy> permissionsBoundary)
        implements AwsResource {
    public Role {
        policies = List.copyOf(policies);
    }

    @Override
    public String id() {
        return name;
    }

    /** Role names repeat between accounts; ARNs do not. */
    @Override
    public String key() {
        return arn;
    }

    public Role withTrustPolicy(PolicyDocument changed) {
        return new Role(name, arn, Fact.known(changed), policies, permissionsBoundary);
    }

    /** The role with one policy more. */
    public Role with(RolePolicy policy) {
        List<RolePolicy> more = new ArrayList<>(policies);
        more.add(policy);
        return new Role(name, arn, trustPolicy, more, permissionsBoundary);
    }

    /** The role without a policy. */
    public Role without(RolePolicy policy) {
        return new Role(
                name,
                arn,
                trustPolicy,
                policies.stream().filter(one -> !one.equals(policy)).toList(),
                permissionsBoundary);
    }

    /** The role with another document in a policy, wherever it has it. */
    public Role replacing(RolePolicy old, PolicyDocument changed) {
        return new Role(
                name,
                arn,
                trustPolicy,
                policies.stream()
                        .map(one -> one.equals(old) ? one.withDocument(changed) : one)
                        .toList(),
                permissionsBoundary.map(one -> one.equals(old) ? one.withDocument(changed) : one));
    }
}
