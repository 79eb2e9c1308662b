package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.model.RolePolicy;
import java.util.List;

/** A managed policy taken off a role. */
public record DetachRolePolicy(Role role, RolePolicy policy) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws iam detach-role-policy --role-name " + role.name() + " --policy-arn "
                + policy.arn().orElseThrow());
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(Role.class, role.key())
                .optional()
                .map(now -> network.with(now.without(policy)))
                .orElse(network);
    }
}
