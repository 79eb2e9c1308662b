package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.model.RolePolicy;
import java.util.List;

/** Another document for a policy of a role, or for its permissions boundary. */
public record ChangeRolePolicy(Role role, RolePolicy policy, PolicyDocument to) implements Change {

    @Override
    public List<String> commands() {
        String document = ShellText.quoted(to.text());
        return List.of(policy.arn()
                .map(arn -> "aws iam create-policy-version --policy-arn " + arn + " --set-as-default --policy-document "
                        + document)
                .orElseGet(() -> "aws iam put-role-policy --role-name " + role.name() + " --policy-name "
                        + policy.name() + " --policy-document " + document));
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(Role.class, role.key())
                .optional()
                .map(now -> network.with(now.replacing(policy, to)))
                .orElse(network);
    }
}
