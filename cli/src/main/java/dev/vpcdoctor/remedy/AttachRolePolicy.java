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

/** A managed policy attached to a role. */
public record AttachRolePolicy(String roleName, String roleArn, RolePolicy policy) implements Change {

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
        return network.find(Role.class, roleArn)
                .optional()
                .map(role -> network.with(role.with(policy)))
                .orElse(network);
    }
}
