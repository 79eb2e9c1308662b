package dev.vpcdoctor.aws.probe;

import java.util.Set;

/** The calls of a probe's life, by what becomes of it without them. */
public final class ProbeLifecycleCalls {
    public static final String IDENTITY = "sts:GetCallerIdentity";
    public static final String INVOCATION = "lambda:InvokeFunction";

    /** There is no probe. */
    public static final Set<String> OF_CREATION =
            Set.of("iam:CreateRole", "iam:PutRolePolicy", "lambda:CreateFunction", "lambda:GetFunctionConfiguration");

    /** There is one all the same. */
    public static final Set<String> WITHOUT_WHICH_IT_GOES = Set.of(
            "logs:CreateLogGroup",
            "logs:PutRetentionPolicy",
            "lambda:PutFunctionConcurrency",
            "iam:ListRoles",
            "iam:ListRoleTags",
            "logs:DescribeLogGroups",
            "logs:ListTagsForResource");

    /** It does not go away. */
    public static final Set<String> OF_REMOVAL =
            Set.of("lambda:DeleteFunction", "iam:DeleteRolePolicy", "iam:DeleteRole", "logs:DeleteLogGroup");

    private ProbeLifecycleCalls() {}
}
