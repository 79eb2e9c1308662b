package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.shared.Arn;
import java.util.List;
import java.util.Optional;

/** A role for functions that has no policies yet, under the name of one that is gone. */
public record CreateRole(String arn) implements Change {
    private static final PolicyDocument TRUST =
            new PolicyDocument("{\"Version\":\"2012-10-17\",", List.of(Statement.trusting("lambda.amazonaws.com")));

    public String name() {
        return Arn.nameIn(arn);
    }

    @Override
    public List<String> commands() {
        String path = Arn.parse(arn)
                .map(known -> "/" + known.resourceId())
                .map(known -> known.substring(0, known.lastIndexOf('/') + 1))
                .orElse("/");
        return List.of("aws iam create-role --role-name " + name() + (path.equals("/") ? "" : " --path " + path)
                + " --assume-role-policy-document " + ShellText.quoted(TRUST.text()));
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(new Role(name(), arn, Fact.known(TRUST), List.of(), Optional.empty()));
    }
}
