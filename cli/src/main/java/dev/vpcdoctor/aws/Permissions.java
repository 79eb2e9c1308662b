package dev.vpcdoctor.aws;

import java.util.List;
import java.util.Set;

/** Everything that AWS is asked by commands that only read. */
public final class Permissions {
    /**
     * What collecting the facts about a function takes; diagnose and snapshot ask the same. None of it changes
     * anything, and AWS knows no narrower resource for most of it, since lists are of a whole account.
     */
    public static final List<String> TO_COLLECT = List.of(
            "cloudwatch:GetMetricData",
            "ec2:DescribeAddresses",
            "ec2:DescribeDhcpOptions",
            "ec2:DescribeEgressOnlyInternetGateways",
            "ec2:DescribeFlowLogs",
            "ec2:DescribeInstances",
            "ec2:DescribeInternetGateways",
            "ec2:DescribeManagedPrefixLists",
            "ec2:DescribeNatGateways",
            "ec2:DescribeNetworkAcls",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribePrefixLists",
            "ec2:DescribeRouteTables",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSubnets",
            "ec2:DescribeTransitGatewayAttachments",
            "ec2:DescribeTransitGatewayRouteTables",
            "ec2:DescribeTransitGatewayVpcAttachments",
            "ec2:DescribeTransitGateways",
            "ec2:DescribeVpcAttribute",
            "ec2:DescribeVpcBlockPublicAccessExclusions",
            "ec2:DescribeVpcBlockPublicAccessOptions",
            "ec2:DescribeVpcEndpointServices",
            "ec2:DescribeVpcEndpoints",
            "ec2:DescribeVpcPeeringConnections",
            "ec2:DescribeVpcs",
            "ec2:DescribeVpnGateways",
            "ec2:GetManagedPrefixListEntries",
            "ec2:SearchTransitGatewayRoutes",
            "elasticache:DescribeCacheClusters",
            "elasticache:DescribeCacheSubnetGroups",
            "elasticache:DescribeReplicationGroups",
            "elasticache:DescribeServerlessCaches",
            "elasticfilesystem:DescribeMountTargets",
            "elasticloadbalancing:DescribeLoadBalancers",
            "iam:GetPolicy",
            "iam:GetPolicyVersion",
            "iam:GetRole",
            "iam:GetRolePolicy",
            "iam:ListAttachedRolePolicies",
            "iam:ListRolePolicies",
            "lambda:GetFunctionConcurrency",
            "lambda:GetFunctionConfiguration",
            "lambda:ListEventSourceMappings",
            "lambda:ListFunctions",
            "logs:FilterLogEvents",
            "rds:DescribeDBClusterParameters",
            "rds:DescribeDBClusters",
            "rds:DescribeDBInstances",
            "rds:DescribeDBParameters",
            "rds:DescribeDBProxies",
            "rds:DescribeDBProxyTargets",
            "rds:DescribeDBSubnetGroups",
            "route53:ListHostedZonesByVPC",
            "route53:ListResourceRecordSets",
            "servicequotas:GetAWSDefaultServiceQuota",
            "servicequotas:GetServiceQuota");

    /** The same as a policy. */
    public static final IamPolicy READING =
            new IamPolicy(List.of(IamPolicy.Statement.allow("VpcDoctorReads", TO_COLLECT)));

    /** What logs and metrics of a function are read by; the walk of a packet needs none of them. */
    private static final Set<String> OF_RECORDS = Set.of("cloudwatch:GetMetricData", "logs:FilterLogEvents");

    /** What walking the network takes, as a policy. */
    public static final IamPolicy WALKING = new IamPolicy(List.of(IamPolicy.Statement.allow(
            "VpcDoctorReads",
            TO_COLLECT.stream().filter(action -> !OF_RECORDS.contains(action)).toList())));

    private Permissions() {}
}
