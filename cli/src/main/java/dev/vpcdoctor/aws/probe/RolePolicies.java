package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.IamPolicy;
import dev.vpcdoctor.aws.IamPolicy.Condition;
import dev.vpcdoctor.aws.IamPolicy.Effect;
import dev.vpcdoctor.aws.IamPolicy.Statement;
import java.util.List;

/**
 * What Lambda may do for a probe: make and use its network interface, and write its own log. The probe's code may do none of
 * the former, which Lambda does before it (docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html, "Required IAM
 * permissions").
 */
final class RolePolicies {
    static final String NAME = "vpc-doctor-probe";

    static final String TRUST = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "lambda.amazonaws.com" },
              "Action": "sts:AssumeRole"
            }
          ]
        }
        """;

    private RolePolicies() {}

    static IamPolicy permissions(ProbeName name, CallerIdentity caller, String region) {
        String functions = caller.arnOf("lambda", region, "function:" + name + "-*");
        String logStreams = caller.arnOf("logs", region, "log-group:" + name.logGroup() + ":*");
        return new IamPolicy(List.of(
                Statement.allow(
                        "NetworkInterfaces",
                        List.of(
                                "ec2:AssignPrivateIpAddresses",
                                "ec2:CreateNetworkInterface",
                                "ec2:DeleteNetworkInterface",
                                "ec2:DescribeNetworkInterfaces",
                                "ec2:DescribeSubnets",
                                "ec2:UnassignPrivateIpAddresses")),
                new Statement(
                        "NotByTheCodeItself",
                        Effect.DENY,
                        List.of("ec2:*"),
                        List.of("*"),
                        List.of(new Condition("ArnLike", "lambda:SourceFunctionArn", functions))),
                new Statement(
                        "OwnLog",
                        Effect.ALLOW,
                        List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                        List.of(logStreams),
                        List.of())));
    }
}
