package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.IamPolicy;
import dev.vpcdoctor.aws.IamPolicy.Condition;
import dev.vpcdoctor.aws.IamPolicy.Effect;
import dev.vpcdoctor.aws.IamPolicy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What whoever sends packets must be allowed, by the Service Authorization Reference
 * (docs.aws.amazon.com/service-authorization/latest/reference: list_awslambda.html, list_amazoncloudwatchlogs.html,
 * list_awsidentityandaccessmanagementiam.html). Resources are named by the names that probes have, in any partition, region
 * and account. Permanent probes may be used and not touched: {@code StringNotEquals} holds where there is no tag.
 */
public final class ProbePermissions {
    private static final String FUNCTION = "arn:*:lambda:*:*:function:";
    private static final String FUNCTIONS = FUNCTION + ProbeName.PREFIX + "*";
    private static final String LOG_GROUPS = "arn:*:logs:*:*:log-group:" + ProbeName.LOG_GROUP_PREFIX + "*";
    private static final String ROLES = "arn:*:iam::*:role" + ProbeName.ROLE_PATH + ProbeName.PREFIX + "*";

    private static final Condition MADE_AS_PROBE =
            new Condition("StringEquals", "aws:RequestTag/" + ProbeTags.PURPOSE, ProbeTags.PROBE);
    private static final Condition NOT_PERMANENT =
            new Condition("StringNotEquals", "aws:ResourceTag/" + ProbeTags.PURPOSE, ProbeTags.PERMANENT);
    private static final Condition PASSED_TO_LAMBDA =
            new Condition("StringEquals", "iam:PassedToService", "lambda.amazonaws.com");

    private ProbePermissions() {}

    /**
     * For the whole life of probes.
     *
     * @param givenRole the ARN of an execution role that is there already; empty if one is made for each deployment
     */
    public static IamPolicy toDeploy(Optional<String> givenRole) {
        boolean makesRoles = givenRole.isEmpty();
        List<Statement> statements = new ArrayList<>();
        statements.add(search());
        // Not called, but asked of whoever connects a function to a VPC
        // (docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html, "Required IAM permissions").
        statements.add(Statement.allow(
                "VpcDoctorConnectsProbes",
                List.of("ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs")));
        statements.add(new Statement(
                "VpcDoctorMakesProbes",
                Effect.ALLOW,
                actions(
                        makesRoles,
                        List.of("iam:CreateRole", "iam:TagRole"),
                        List.of(
                                "lambda:CreateFunction",
                                "lambda:TagResource",
                                "logs:CreateLogGroup",
                                "logs:TagResource")),
                resources(makesRoles),
                List.of(MADE_AS_PROBE, NOT_PERMANENT)));
        statements.add(new Statement(
                "VpcDoctorPassesTheirRole",
                Effect.ALLOW,
                List.of("iam:PassRole"),
                List.of(givenRole.orElse(ROLES)),
                List.of(PASSED_TO_LAMBDA)));
        statements.add(tags());
        statements.add(invocation(FUNCTIONS));
        statements.add(new Statement(
                "VpcDoctorSetsUpAndRemovesProbes",
                Effect.ALLOW,
                actions(
                        makesRoles,
                        List.of("iam:DeleteRole", "iam:DeleteRolePolicy", "iam:PutRolePolicy"),
                        List.of(
                                "lambda:DeleteFunction",
                                "lambda:GetFunctionConfiguration",
                                "lambda:PutFunctionConcurrency",
                                "logs:DeleteLogGroup",
                                "logs:PutRetentionPolicy")),
                resources(makesRoles),
                List.of(NOT_PERMANENT)));
        return new IamPolicy(statements);
    }

    /** For packets by probes that are there already, and nothing else. */
    public static IamPolicy toUse(ProbeName name) {
        return new IamPolicy(List.of(search(), tags(), invocation(FUNCTION + name + "-*")));
    }

    /** To see whether an earlier run left a probe behind, which every diagnosis tells. */
    public static IamPolicy toSeeLeftovers() {
        return new IamPolicy(List.of(
                Statement.allow("VpcDoctorSeesLeftovers", List.of("iam:ListRoles", "logs:DescribeLogGroups")),
                new Statement(
                        "VpcDoctorReadsTheirTags",
                        Effect.ALLOW,
                        List.of("iam:ListRoleTags", "logs:ListTagsForResource"),
                        List.of(ROLES, LOG_GROUPS),
                        List.of())));
    }

    /** To read the function in whose place probes are to stand. */
    public static IamPolicy toReadTheFunction() {
        return new IamPolicy(
                List.of(Statement.allow("VpcDoctorReadsTheFunction", List.of("lambda:GetFunctionConfiguration"))));
    }

    /** Lists are of a whole account. */
    private static Statement search() {
        return Statement.allow(
                "VpcDoctorFindsProbes", List.of("iam:ListRoles", "lambda:ListFunctions", "logs:DescribeLogGroups"));
    }

    /** They tell whose a probe is, and whether anybody needs it. */
    private static Statement tags() {
        return new Statement(
                "VpcDoctorReadsTheirTags",
                Effect.ALLOW,
                List.of("iam:ListRoleTags", "lambda:ListTags", "logs:ListTagsForResource"),
                resources(true),
                List.of());
    }

    private static Statement invocation(String functions) {
        return new Statement(
                "VpcDoctorInvokesProbes",
                Effect.ALLOW,
                List.of("lambda:InvokeFunction"),
                List.of(functions),
                List.of());
    }

    private static List<String> actions(boolean makesRoles, List<String> ofRoles, List<String> others) {
        List<String> actions = new ArrayList<>(makesRoles ? ofRoles : List.of());
        actions.addAll(others);
        return actions;
    }

    private static List<String> resources(boolean makesRoles) {
        return makesRoles ? List.of(ROLES, FUNCTIONS, LOG_GROUPS) : List.of(FUNCTIONS, LOG_GROUPS);
    }
}
