package dev.vpcdoctor.aws.probe;

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

    static String permissions(ProbeName name, Caller caller, String region) {
        String inRegion = region + ":" + caller.account();
        String functions = "arn:" + caller.partition() + ":lambda:" + inRegion + ":function:" + name + "-*";
        String logGroup = "arn:" + caller.partition() + ":logs:" + inRegion + ":log-group:" + name.logGroup() + ":*";
        return """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "NetworkInterfaces",
                  "Effect": "Allow",
                  "Action": [
                    "ec2:AssignPrivateIpAddresses",
                    "ec2:CreateNetworkInterface",
                    "ec2:DeleteNetworkInterface",
                    "ec2:DescribeNetworkInterfaces",
                    "ec2:DescribeSubnets",
                    "ec2:UnassignPrivateIpAddresses"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "NotByTheCodeItself",
                  "Effect": "Deny",
                  "Action": "ec2:*",
                  "Resource": "*",
                  "Condition": { "ArnLike": { "lambda:SourceFunctionArn": "%s" } }
                },
                {
                  "Sid": "OwnLog",
                  "Effect": "Allow",
                  "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                  "Resource": "%s"
                }
              ]
            }
            """.formatted(functions, logGroup);
    }
}
