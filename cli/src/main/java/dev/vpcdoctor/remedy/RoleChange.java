package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.model.RolePolicy;
import dev.vpcdoctor.shared.Arn;
import java.util.List;
import java.util.Optional;

/** A change to an IAM role and its policies. */
public sealed interface RoleChange extends Change {

    /** A role for functions that has no policies yet, under the name of one that is gone. */
    record CreateRole(String arn) implements RoleChange {
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

    /** Another trust policy for a role. */
    record UpdateAssumeRolePolicy(Role role, PolicyDocument to) implements RoleChange {

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

    /** A managed policy attached to a role. */
    record AttachRolePolicy(String roleName, String roleArn, RolePolicy policy) implements RoleChange {

        /** AWS's own policy for functions in a VPC, version 3 of January 2024; it also allows writing logs. */
        public static AttachRolePolicy vpcAccess(String roleName, String roleArn) {
            String partition = Arn.parse(roleArn).map(Arn::partition).orElse("aws");
            return new AttachRolePolicy(
                    roleName,
                    roleArn,
                    new RolePolicy(
                            "AWSLambdaVPCAccessExecutionRole",
                            Optional.of(new Arn(
                                            partition,
                                            "iam",
                                            "",
                                            "aws",
                                            "policy/service-role/AWSLambdaVPCAccessExecutionRole")
                                    .toString()),
                            Fact.known(new PolicyDocument(
                                    "{\"Version\":\"2012-10-17\",",
                                    List.of(Statement.allowing(List.of(
                                            "logs:CreateLogGroup",
                                            "logs:CreateLogStream",
                                            "logs:PutLogEvents",
                                            "ec2:CreateNetworkInterface",
                                            "ec2:DescribeNetworkInterfaces",
                                            "ec2:DescribeSubnets",
                                            "ec2:DeleteNetworkInterface",
                                            "ec2:AssignPrivateIpAddresses",
                                            "ec2:UnassignPrivateIpAddresses")))))));
        }

        @Override
        public List<String> commands() {
            return List.of("aws iam attach-role-policy --role-name " + roleName + " --policy-arn "
                    + policy.arn().orElseThrow());
        }

        @Override
        public Network applyTo(Network network) {
            return network.update(Role.class, roleArn, role -> role.with(policy));
        }
    }

    /** A managed policy taken off a role. */
    record DetachRolePolicy(Role role, RolePolicy policy) implements RoleChange {

        @Override
        public List<String> commands() {
            return List.of("aws iam detach-role-policy --role-name " + role.name() + " --policy-arn "
                    + policy.arn().orElseThrow());
        }

        @Override
        public Network applyTo(Network network) {
            return network.update(Role.class, role.key(), now -> now.without(policy));
        }
    }

    /**
     * Another document for a policy of a role, or for its permissions boundary: PutRolePolicy for an inline policy,
     * CreatePolicyVersion for a managed one.
     */
    record ReplacePolicyDocument(Role role, RolePolicy policy, PolicyDocument to) implements RoleChange {

        @Override
        public List<String> commands() {
            String document = ShellText.quoted(to.text());
            return List.of(policy.arn()
                    .map(arn -> "aws iam create-policy-version --policy-arn " + arn
                            + " --set-as-default --policy-document " + document)
                    .orElseGet(() -> "aws iam put-role-policy --role-name " + role.name() + " --policy-name "
                            + policy.name() + " --policy-document " + document));
        }

        @Override
        public Network applyTo(Network network) {
            return network.update(Role.class, role.key(), now -> now.replacing(policy, to));
        }
    }
}
