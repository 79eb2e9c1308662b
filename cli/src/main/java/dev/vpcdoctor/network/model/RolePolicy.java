package dev.vpcdoctor.network.model;

import dev.vpcdoctor.shared.Arn;
import java.util.Optional;

/**
 * A policy of a role.
 *
 * @param arn of a managed policy; empty for one that stands in the role itself (inline)
 */
public record RolePolicy(String name, Optional<String> arn, Fact<PolicyDocument> document) {

    public RolePolicy withDocument(PolicyDocument changed) {
        return new RolePolicy(name, arn, Fact.known(changed));
    }

    /** Whether AWS keeps it, so that nobody else can change it. */
    public boolean isManagedByAws() {
        return arn.flatMap(Arn::parse)
                .filter(known ->
                        known.service().equals("iam") && known.account().equals("aws"))
                .isPresent();
    }
}
