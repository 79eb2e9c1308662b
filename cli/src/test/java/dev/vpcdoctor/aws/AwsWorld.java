package dev.vpcdoctor.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.NewDhcpConfiguration;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * A VPC as tutorials build it: a public subnet with a NAT gateway, two private ones for a function and two for its
 * database, which admits the function.
 */
public final class AwsWorld implements AutoCloseable {
    public static final String REGION = "eu-west-1";
    public static final String FUNCTION = "checkout";
    public static final String DATABASE = "orders";
    public static final String ROLE = "checkout-role";

    final URI address;
    public final Ec2Client ec2;
    public final LambdaClient lambda;
    public final RdsClient rds;
    public final IamClient iam;
    public final CloudWatchLogsClient logs;
    public final CloudWatchClient cloudWatch;

    public final String vpc;
    public final String publicSubnet;
    public final String functionSubnetA;
    public final String functionSubnetB;
    public final String databaseSubnetA;
    public final String databaseSubnetB;
    public final String internetGateway;
    public final String natGateway;
    public final String publicTable;
    public final String privateTable;
    public final String functionGroup;
    public final String databaseGroup;
    public final String role;

    /** Builds it in an empty account. */
    public AwsWorld(AwsApiServer server) {
        address = server.address();
        ec2 = client(Ec2Client.builder());
        lambda = client(LambdaClient.builder());
        rds = client(RdsClient.builder());
        iam = client(IamClient.builder());
        logs = client(CloudWatchLogsClient.builder());
        cloudWatch = client(CloudWatchClient.builder());
        vpc = vpc("10.20.0.0/16");
        publicSubnet = subnet(vpc, "10.20.0.0/24", "a");
        functionSubnetA = subnet(vpc, "10.20.10.0/24", "a");
        functionSubnetB = subnet(vpc, "10.20.11.0/24", "b");
        databaseSubnetA = subnet(vpc, "10.20.20.0/24", "a");
        databaseSubnetB = subnet(vpc, "10.20.21.0/24", "b");
        internetGateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        ec2.attachInternetGateway(r -> r.internetGatewayId(internetGateway).vpcId(vpc));
        publicTable = table(vpc, publicSubnet);
        ec2.createRoute(r ->
                r.routeTableId(publicTable).destinationCidrBlock("0.0.0.0/0").gatewayId(internetGateway));
        String allocation = ec2.allocateAddress(r -> r.domain(DomainType.VPC).address("52.16.0.7"))
                .allocationId();
        natGateway = ec2.createNatGateway(r -> r.subnetId(publicSubnet).allocationId(allocation))
                .natGateway()
                .natGatewayId();
        privateTable = table(vpc, functionSubnetA, functionSubnetB);
        ec2.createRoute(r ->
                r.routeTableId(privateTable).destinationCidrBlock("0.0.0.0/0").natGatewayId(natGateway));
        functionGroup = group(vpc, "function");
        databaseGroup = group(vpc, "database");
        admit(databaseGroup, 5432, functionGroup);
        database(DATABASE, databaseGroup, databaseSubnetA, databaseSubnetB);
        role = role();
        function(Map.of("DB_HOST", "orders.example.com", "DB_PASSWORD", "hunter2-hunter2"));
    }

    /** Writes lines into a log group, which is made if it is not there, all of them a minute ago. */
    public void log(String logGroup, String stream, String... messages) {
        if (logs.describeLogGroups(r -> r.logGroupNamePrefix(logGroup))
                .logGroups()
                .isEmpty()) {
            logs.createLogGroup(r -> r.logGroupName(logGroup));
        }
        logs.createLogStream(r -> r.logGroupName(logGroup).logStreamName(stream));
        long time = Instant.now().minusSeconds(60).toEpochMilli();
        List<InputLogEvent> events = Stream.of(messages)
                .map(message ->
                        InputLogEvent.builder().timestamp(time).message(message).build())
                .toList();
        logs.putLogEvents(r -> r.logGroupName(logGroup).logStreamName(stream).logEvents(events));
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.region(Region.of(REGION))
                .endpointOverride(address)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("builder", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    public String vpc(String block) {
        String id = ec2.createVpc(r -> r.cidrBlock(block)).vpc().vpcId();
        // AWS does this by itself.
        String options = ec2.createDhcpOptions(r -> r.dhcpConfigurations(NewDhcpConfiguration.builder()
                        .key("domain-name-servers")
                        .values("AmazonProvidedDNS")
                        .build()))
                .dhcpOptions()
                .dhcpOptionsId();
        ec2.associateDhcpOptions(r -> r.dhcpOptionsId(options).vpcId(id));
        return id;
    }

    public String subnet(String vpcId, String block, String zone) {
        return ec2.createSubnet(r -> r.vpcId(vpcId).cidrBlock(block).availabilityZone(REGION + zone))
                .subnet()
                .subnetId();
    }

    public String table(String vpcId, String... subnetIds) {
        String id = ec2.createRouteTable(r -> r.vpcId(vpcId)).routeTable().routeTableId();
        for (String subnetId : subnetIds) {
            ec2.associateRouteTable(r -> r.routeTableId(id).subnetId(subnetId));
        }
        return id;
    }

    public String group(String vpcId, String name) {
        return ec2.createSecurityGroup(r -> r.vpcId(vpcId).groupName(name).description(name))
                .groupId();
    }

    public void admit(String groupId, int port, String fromGroupId) {
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(groupId).ipPermissions(tcp(port, fromGroupId)));
    }

    public void admitNoMore(String groupId, int port, String fromGroupId) {
        ec2.revokeSecurityGroupIngress(r -> r.groupId(groupId).ipPermissions(tcp(port, fromGroupId)));
    }

    private static IpPermission tcp(int port, String fromGroupId) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .userIdGroupPairs(UserIdGroupPair.builder().groupId(fromGroupId).build())
                .build();
    }

    public void allowNothingOut(String groupId) {
        ec2.revokeSecurityGroupEgress(
                r -> r.groupId(groupId).ipPermissions(fromAnywhere("-1").build()));
    }

    /** A rule for all ports of a protocol and all IPv4 addresses. */
    private static IpPermission.Builder fromAnywhere(String protocol) {
        return IpPermission.builder()
                .ipProtocol(protocol)
                .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build());
    }

    /** Lets a block of addresses in. */
    public void admitBlock(String groupId, int port, String block) {
        IpPermission permission = IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .ipRanges(IpRange.builder().cidrIp(block).build())
                .build();
        ec2.authorizeSecurityGroupIngress(r -> r.groupId(groupId).ipPermissions(permission));
    }

    /** The association that gives a subnet its network ACL. */
    public String networkAclAssociation(String subnetId) {
        return ec2.describeNetworkAcls().networkAcls().stream()
                .flatMap(acl -> acl.associations().stream())
                .filter(one -> one.subnetId().equals(subnetId))
                .findFirst()
                .orElseThrow()
                .networkAclAssociationId();
    }

    public void database(String id, String groupId, String... subnetIds) {
        rds.createDBSubnetGroup(r -> r.dbSubnetGroupName(id + "-subnets")
                .dbSubnetGroupDescription(id)
                .subnetIds(subnetIds));
        rds.createDBInstance(r -> r.dbInstanceIdentifier(id)
                .engine("postgres")
                .dbInstanceClass("db.t3.micro")
                .allocatedStorage(20)
                .port(5432)
                .masterUsername("postgres")
                .masterUserPassword("not-a-secret")
                .dbSubnetGroupName(id + "-subnets")
                .vpcSecurityGroupIds(groupId));
    }

    /** Without them, private zones and private names of endpoints do not resolve. */
    public void turnOnDnsHostnames() {
        ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(value -> value.value(true)));
    }

    /** A private zone of the VPC with one name in it. */
    public void privateZone(String zone, String name, String address) {
        try (Route53Client route53 = client(Route53Client.builder())) {
            String id = route53.createHostedZone(r -> r.name(zone)
                            .callerReference(zone)
                            .hostedZoneConfig(config -> config.privateZone(true))
                            .vpc(associated -> associated.vpcId(vpc).vpcRegion(REGION)))
                    .hostedZone()
                    .id();
            ResourceRecordSet records = ResourceRecordSet.builder()
                    .name(name)
                    .type(RRType.A)
                    .ttl(60L)
                    .resourceRecords(ResourceRecord.builder().value(address).build())
                    .build();
            Change change = Change.builder()
                    .action(ChangeAction.CREATE)
                    .resourceRecordSet(records)
                    .build();
            route53.changeResourceRecordSets(r -> r.hostedZoneId(id).changeBatch(batch -> batch.changes(change)));
        }
    }

    private String role() {
        String arn = iam.createRole(r -> r.roleName(ROLE).assumeRolePolicyDocument("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}\
            """))
                .role()
                .arn();
        String policy = iam.createPolicy(r -> r.policyName("interfaces").policyDocument("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Action": ["ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets",
                "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"],
             "Resource": "*"}]}\
            """))
                .policy()
                .arn();
        iam.attachRolePolicy(r -> r.roleName(ROLE).policyArn(policy));
        iam.putRolePolicy(r -> r.roleName(ROLE).policyName("orders").policyDocument("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}\
            """));
        return arn;
    }

    private void function(Map<String, String> environment) {
        lambda.createFunction(r -> r.functionName(FUNCTION)
                .runtime(Runtime.PYTHON3_12)
                .handler("handler.handle")
                .role(role)
                .timeout(10)
                .code(code -> code.zipFile(SdkBytes.fromByteArray(zip())))
                .vpcConfig(config ->
                        config.subnetIds(functionSubnetA, functionSubnetB).securityGroupIds(functionGroup))
                .environment(e -> e.variables(environment)));
    }

    /** Takes the policy off the role that lets Lambda manage network interfaces. */
    public void detachInterfacePolicy() {
        iam.listAttachedRolePolicies(r -> r.roleName(ROLE))
                .attachedPolicies()
                .forEach(policy -> iam.detachRolePolicy(r -> r.roleName(ROLE).policyArn(policy.policyArn())));
    }

    /** Puts the function elsewhere; into no VPC, with nothing. */
    public void moveFunction(List<String> subnetIds, List<String> groupIds) {
        lambda.updateFunctionConfiguration(r -> r.functionName(FUNCTION)
                .vpcConfig(config -> config.subnetIds(subnetIds).securityGroupIds(groupIds)));
    }

    private static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("handler.py"));
            zip.write("def handle(event, context): pass\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        ec2.close();
        logs.close();
        cloudWatch.close();
        lambda.close();
        rds.close();
        iam.close();
        logs.close();
    }
}
