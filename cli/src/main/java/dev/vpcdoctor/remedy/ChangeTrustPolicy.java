package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.Role;
import java.util.List;

/** Another trust policy for a role. */
public record ChangeTrustPolicy(Role role, PolicyDocument to) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws iam update-assume-role-policy --role-name " + role.name() + " --policy-document "
                + ShellText.quoted(to.text()));
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(
                network.find(Role.class, role.key()).optional().orElse(role).withTrustPolicy(to));
    }
}
