package dev.vpcdoctor.snapshot;

import java.util.List;
import java.util.Map;

/**
 * What a snapshot can tell about, one constant for each kind of AWS resource: the top-level key by which its list is
 * recognised, the field that identifies one of them, and the AWS CLI call that prints it.
 */
public enum ResourceKind {
    VPC("Vpcs", "VpcId", "ec2", "DescribeVpcs"),
    SUBNET("Subnets", "SubnetId", "ec2", "DescribeSubnets"),
    ROUTE_TABLE("RouteTables", "RouteTableId", "ec2", "DescribeRouteTables"),
    NETWORK_ACL("NetworkAcls", "NetworkAclId", "ec2", "DescribeNetworkAcls"),
    SECURITY_GROUP("SecurityGroups", "GroupId", "ec2", "DescribeSecurityGroups"),
    NETWORK_INTERFACE("NetworkInterfaces", "NetworkInterfaceId", "ec2", "DescribeNetworkInterfaces"),
    INSTANCE(
            "Reservations",
            "InstanceId",
            "ec2",
            "DescribeInstances",
            AnswerShape.RESERVATIONS,
            ResourceIdentity.GLOBAL),
    NAT_GATEWAY("NatGateways", "NatGatewayId", "ec2", "DescribeNatGateways"),
    INTERNET_GATEWAY("InternetGateways", "InternetGatewayId", "ec2", "DescribeInternetGateways"),
    EGRESS_ONLY_INTERNET_GATEWAY(
            "EgressOnlyInternetGateways", "EgressOnlyInternetGatewayId", "ec2", "DescribeEgressOnlyInternetGateways"),
    VPC_ENDPOINT("VpcEndpoints", "VpcEndpointId", "ec2", "DescribeVpcEndpoints"),
    VPC_ENDPOINT_SERVICE(
            "ServiceDetails",
            "ServiceId",
            "ec2",
            "DescribeVpcEndpointServices",
            AnswerShape.LIST,
            ResourceIdentity.REGIONAL),
    /** AWS-managed lists of gateway endpoint services, with their {@code Cidrs}. */
    PREFIX_LIST("PrefixLists", "PrefixListId", "ec2", "DescribePrefixLists"),
    MANAGED_PREFIX_LIST("ManagedPrefixLists", "PrefixListId", "ec2", "DescribeManagedPrefixLists"),
    /** {@code Entries} with {@code PrefixListId} added beside them. */
    PREFIX_LIST_ENTRIES(
            "Entries", "PrefixListId", "ec2", "GetManagedPrefixListEntries", AnswerShape.WHOLE, ResourceIdentity.NONE),
    VPC_PEERING_CONNECTION("VpcPeeringConnections", "VpcPeeringConnectionId", "ec2", "DescribeVpcPeeringConnections"),
    TRANSIT_GATEWAY("TransitGateways", "TransitGatewayId", "ec2", "DescribeTransitGateways"),
    TRANSIT_GATEWAY_ATTACHMENT(
            "TransitGatewayAttachments", "TransitGatewayAttachmentId", "ec2", "DescribeTransitGatewayAttachments"),
    TRANSIT_GATEWAY_VPC_ATTACHMENT(
            "TransitGatewayVpcAttachments",
            "TransitGatewayAttachmentId",
            "ec2",
            "DescribeTransitGatewayVpcAttachments"),
    TRANSIT_GATEWAY_ROUTE_TABLE(
            "TransitGatewayRouteTables", "TransitGatewayRouteTableId", "ec2", "DescribeTransitGatewayRouteTables"),
    /** {@code Routes} with {@code TransitGatewayRouteTableId} added beside them. */
    TRANSIT_GATEWAY_ROUTES(
            "Routes",
            "TransitGatewayRouteTableId",
            "ec2",
            "SearchTransitGatewayRoutes",
            AnswerShape.WHOLE,
            ResourceIdentity.NONE),
    VPN_GATEWAY("VpnGateways", "VpnGatewayId", "ec2", "DescribeVpnGateways"),
    VPN_CONNECTION("VpnConnections", "VpnConnectionId", "ec2", "DescribeVpnConnections"),
    DHCP_OPTIONS("DhcpOptions", "DhcpOptionsId", "ec2", "DescribeDhcpOptions"),
    FLOW_LOG("FlowLogs", "FlowLogId", "ec2", "DescribeFlowLogs"),
    ADDRESS("Addresses", "AllocationId", "ec2", "DescribeAddresses"),
    /** A single object, one for each account and region. */
    BLOCK_PUBLIC_ACCESS_OPTIONS(
            "VpcBlockPublicAccessOptions",
            "AwsRegion",
            "ec2",
            "DescribeVpcBlockPublicAccessOptions",
            AnswerShape.OBJECT,
            ResourceIdentity.REGIONAL),
    BLOCK_PUBLIC_ACCESS_EXCLUSION(
            "VpcBlockPublicAccessExclusions", "ExclusionId", "ec2", "DescribeVpcBlockPublicAccessExclusions"),
    /** {@code VpcId} with {@code EnableDnsSupport} or {@code EnableDnsHostnames}: one attribute of one VPC. */
    VPC_ATTRIBUTE("EnableDnsSupport", "VpcId", "ec2", "DescribeVpcAttribute", AnswerShape.WHOLE, ResourceIdentity.NONE),
    /** {@code Functions}, the {@code Configuration} of get-function, or the answer of get-function-configuration itself. */
    FUNCTION("Functions", "FunctionArn", "lambda", "GetFunctionConfiguration"),
    /** {@code ReservedConcurrentExecutions}, null where none are reserved, with {@code FunctionName} added beside it. */
    FUNCTION_CONCURRENCY(
            "ReservedConcurrentExecutions",
            "FunctionName",
            "lambda",
            "GetFunctionConcurrency",
            AnswerShape.WHOLE,
            ResourceIdentity.NONE),
    EVENT_SOURCE_MAPPING("EventSourceMappings", "UUID", "lambda", "ListEventSourceMappings"),
    DB_INSTANCE(
            "DBInstances",
            "DBInstanceIdentifier",
            "rds",
            "DescribeDBInstances",
            AnswerShape.LIST,
            ResourceIdentity.REGIONAL),
    DB_CLUSTER(
            "DBClusters",
            "DBClusterIdentifier",
            "rds",
            "DescribeDBClusters",
            AnswerShape.LIST,
            ResourceIdentity.REGIONAL),
    DB_SUBNET_GROUP(
            "DBSubnetGroups",
            "DBSubnetGroupName",
            "rds",
            "DescribeDBSubnetGroups",
            AnswerShape.LIST,
            ResourceIdentity.REGIONAL),
    DB_PROXY("DBProxies", "DBProxyName", "rds", "DescribeDBProxies", AnswerShape.LIST, ResourceIdentity.REGIONAL),
    /** {@code Targets} with {@code DBProxyName} added beside them. */
    DB_PROXY_TARGETS(
            "Targets", "DBProxyName", "rds", "DescribeDBProxyTargets", AnswerShape.WHOLE, ResourceIdentity.NONE),
    /** {@code Parameters} with {@code DBParameterGroupName} added beside them; those that somebody set are enough. */
    DB_PARAMETERS(
            "Parameters",
            "DBParameterGroupName",
            "rds",
            "DescribeDBParameters",
            AnswerShape.WHOLE,
            ResourceIdentity.NONE),
    /** {@code Parameters} with {@code DBClusterParameterGroupName} added beside them. */
    DB_CLUSTER_PARAMETERS(
            "Parameters",
            "DBClusterParameterGroupName",
            "rds",
            "DescribeDBClusterParameters",
            AnswerShape.WHOLE,
            ResourceIdentity.NONE),
    CACHE_CLUSTER(
            "CacheClusters",
            "CacheClusterId",
            "elasticache",
            "DescribeCacheClusters",
            AnswerShape.LIST,
            ResourceIdentity.REGIONAL),
    REPLICATION_GROUP(
            "ReplicationGroups",
            "ReplicationGroupId",
            "elasticache",
            "DescribeReplicationGroups",
            AnswerShape.LIST,
            ResourceIdentity.REGIONAL),
    CACHE_SUBNET_GROUP(
            "CacheSubnetGroups",
            "CacheSubnetGroupName",
            "elasticache",
            "DescribeCacheSubnetGroups",
            AnswerShape.LIST,
            ResourceIdentity.REGIONAL),
    SERVERLESS_CACHE(
            "ServerlessCaches",
            "ServerlessCacheName",
            "elasticache",
            "DescribeServerlessCaches",
            AnswerShape.LIST,
            ResourceIdentity.REGIONAL),
    LOAD_BALANCER("LoadBalancers", "LoadBalancerArn", "elbv2", "DescribeLoadBalancers"),
    /** Classic load balancers. */
    CLASSIC_LOAD_BALANCER(
            "LoadBalancerDescriptions",
            "LoadBalancerName",
            "elb",
            "DescribeLoadBalancers",
            AnswerShape.LIST,
            ResourceIdentity.REGIONAL),
    FILE_SYSTEM_MOUNT_TARGET("MountTargets", "MountTargetId", "efs", "DescribeMountTargets"),
    /** Private zones of one VPC: {@code HostedZoneSummaries}, with {@code VpcId} added beside them. */
    HOSTED_ZONE(
            "HostedZoneSummaries",
            "VpcId",
            "route53",
            "ListHostedZonesByVPC",
            AnswerShape.WHOLE,
            ResourceIdentity.NONE),
    /** {@code ResourceRecordSets} with {@code HostedZoneId} added beside them. */
    RECORD_SET(
            "ResourceRecordSets",
            "HostedZoneId",
            "route53",
            "ListResourceRecordSets",
            AnswerShape.WHOLE,
            ResourceIdentity.NONE),
    ROLE(
            "RoleDetailList",
            "RoleName",
            "iam",
            "GetAccountAuthorizationDetails",
            AnswerShape.LIST,
            ResourceIdentity.OF_ACCOUNT),
    POLICY("Policies", "Arn", "iam", "GetAccountAuthorizationDetails", AnswerShape.LIST, ResourceIdentity.OF_ACCOUNT),
    QUOTA("Quotas", "QuotaCode", "service-quotas", "GetServiceQuota", AnswerShape.LIST, ResourceIdentity.REGIONAL),
    /** {@code events} with {@code logGroupName} added beside them. */
    LOG_EVENT("events", "logGroupName", "logs", "FilterLogEvents", AnswerShape.WHOLE, ResourceIdentity.NONE),
    /** {@code MetricDataResults} with the request's {@code MetricDataQueries} added beside them. */
    METRIC(
            "MetricDataResults",
            "MetricDataQueries",
            "cloudwatch",
            "GetMetricData",
            AnswerShape.WHOLE,
            ResourceIdentity.NONE),
    /** What a probe saw: {@code observations} with {@code probe}, and {@code SubnetId} beside them where that is known. */
    PROBE_REPORT("observations", "SubnetId", "lambda", "Invoke", AnswerShape.WHOLE, ResourceIdentity.NONE);

    /** Calls that answer with the same things as the kind's own. */
    private static final Map<ResourceKind, List<String>> OTHER_CALLS = Map.of(
            FUNCTION, List.of("ListFunctions", "GetFunction"),
            ROLE, List.of("GetRole", "ListRolePolicies", "GetRolePolicy", "ListAttachedRolePolicies"),
            POLICY, List.of("GetPolicy", "GetPolicyVersion"),
            QUOTA, List.of("ListServiceQuotas", "GetAWSDefaultServiceQuota"));

    private final String key;
    private final String idField;
    private final String service;
    private final String action;
    private final AnswerShape shape;
    private final ResourceIdentity identity;

    ResourceKind(String key, String idField, String service, String action) {
        this(key, idField, service, action, AnswerShape.LIST, ResourceIdentity.GLOBAL);
    }

    ResourceKind(
            String key, String idField, String service, String action, AnswerShape shape, ResourceIdentity identity) {
        this.key = key;
        this.idField = idField;
        this.service = service;
        this.action = action;
        this.shape = shape;
        this.identity = identity;
    }

    /** The top-level key that holds these in the answer of AWS. */
    public String key() {
        return key;
    }

    /** The field that identifies one of them. */
    public String idField() {
        return idField;
    }

    AnswerShape shape() {
        return shape;
    }

    ResourceIdentity identity() {
        return identity;
    }

    /** Whether AWS keeps these for the whole account, so that one answer holds for every region. */
    boolean isGlobal() {
        return service.equals("iam") || service.equals("route53");
    }

    /**
     * Whether an operation would have answered with these.
     *
     * @param called such as {@code ec2:DescribeVpcs}, or without the service
     */
    public boolean isAnswerOf(String called) {
        String name = called.substring(called.indexOf(':') + 1);
        boolean sameService = name.length() == called.length() || called.startsWith(iamPrefix() + ":");
        return sameService
                && (name.equals(action)
                        || OTHER_CALLS.getOrDefault(this, List.of()).contains(name));
    }

    /** The call as IAM and error messages name it, {@code ec2:DescribeVpcs}. */
    public String operation() {
        return iamPrefix() + ":" + action;
    }

    /** The call as somebody would type it, {@code aws ec2 describe-vpcs}. */
    public String command() {
        StringBuilder words = new StringBuilder("aws ").append(service).append(' ');
        for (int i = 0; i < action.length(); i++) {
            char c = action.charAt(i);
            boolean startsWord = Character.isUpperCase(c)
                    && i > 0
                    && (Character.isLowerCase(action.charAt(i - 1))
                            || (i + 1 < action.length() && Character.isLowerCase(action.charAt(i + 1))));
            if (startsWord) {
                words.append('-');
            }
            words.append(Character.toLowerCase(c));
        }
        return words.toString();
    }

    private String iamPrefix() {
        return switch (service) {
            case "elb", "elbv2" -> "elasticloadbalancing";
            case "efs" -> "elasticfilesystem";
            case "service-quotas" -> "servicequotas";
            default -> service;
        };
    }
}
