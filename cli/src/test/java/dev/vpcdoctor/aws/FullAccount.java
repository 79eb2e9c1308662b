package dev.vpcdoctor.aws;

import dev.vpcdoctor.probe.testing.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.GatewayType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.VPC;
import software.amazon.awssdk.services.route53.model.VPCRegion;

/** Adds to a world at least one of everything that a diagnosis may want to know. */
public final class FullAccount {
    private final AwsWorld world;
    public final String otherVpc;
    public final String otherSubnet;
    public final String transitGateway;
    public final String prefixList;
    public final String endpoint;
    public final String zone;
    public final String mountTarget;
    private String accessPoint = "";

    public FullAccount(AwsWorld world) {
        this.world = world;
        otherVpc = world.vpc("10.40.0.0/16");
        otherSubnet = world.subnet(otherVpc, "10.40.1.0/24", "a");
        transitGateway = transitGateway();
        prefixList = prefixList();
        endpoint = endpoint();
        gateways();
        zone = zone();
        mountTarget = fileSystem();
        new FullAccountServices(world).add();
        eventSource();
        world.iam.createPolicy(r -> r.policyName("boundary").policyDocument("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}\
            """));
        world.iam.attachRolePolicy(
                r -> r.roleName("checkout-role").policyArn("arn:aws:iam::123456789012:policy/boundary"));
        world.iam.putRolePermissionsBoundary(
                r -> r.roleName("checkout-role").permissionsBoundary("arn:aws:iam::123456789012:policy/boundary"));
    }

    private String transitGateway() {
        String id = world.ec2.createTransitGateway().transitGateway().transitGatewayId();
        String here = attachment(id, world.vpc, world.functionSubnetA, world.functionSubnetB);
        String there = attachment(id, otherVpc, otherSubnet);
        String table = world.ec2.describeTransitGatewayRouteTables().transitGatewayRouteTables().stream()
                .map(one -> one.transitGatewayRouteTableId())
                .findFirst()
                .orElseThrow();
        // AWS propagates these by itself.
        Map.of("10.20.0.0/16", here, "10.40.0.0/16", there)
                .forEach((block, attachment) ->
                        world.ec2.createTransitGatewayRoute(r -> r.transitGatewayRouteTableId(table)
                                .destinationCidrBlock(block)
                                .transitGatewayAttachmentId(attachment)));
        world.ec2.createRoute(r -> r.routeTableId(world.privateTable)
                .destinationCidrBlock("10.40.0.0/16")
                .transitGatewayId(id));
        return id;
    }

    private String attachment(String gateway, String vpc, String... subnets) {
        return world.ec2
                .createTransitGatewayVpcAttachment(
                        r -> r.transitGatewayId(gateway).vpcId(vpc).subnetIds(subnets))
                .transitGatewayVpcAttachment()
                .transitGatewayAttachmentId();
    }

    private String prefixList() {
        String id = world.ec2
                .createManagedPrefixList(r -> r.prefixListName("offices")
                        .addressFamily("IPv4")
                        .maxEntries(5)
                        .entries(
                                AddPrefixListEntry.builder()
                                        .cidr("192.0.2.0/24")
                                        .build(),
                                AddPrefixListEntry.builder()
                                        .cidr("198.51.100.0/24")
                                        .build()))
                .prefixList()
                .prefixListId();
        IpPermission fromList = IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(5432)
                .toPort(5432)
                .prefixListIds(PrefixListId.builder().prefixListId(id).build())
                .build();
        world.ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(world.databaseGroup).ipPermissions(fromList));
        return id;
    }

    private String endpoint() {
        world.ec2.modifyVpcAttribute(r -> r.vpcId(world.vpc).enableDnsHostnames(value -> value.value(true)));
        world.ec2.createVpcEndpoint(r -> r.vpcId(world.vpc)
                .serviceName("com.amazonaws.eu-west-1.s3")
                .vpcEndpointType(VpcEndpointType.GATEWAY)
                .routeTableIds(world.privateTable));
        return world.ec2
                .createVpcEndpoint(r -> r.vpcId(world.vpc)
                        .serviceName("com.amazonaws.eu-west-1.secretsmanager")
                        .vpcEndpointType(VpcEndpointType.INTERFACE)
                        .subnetIds(world.functionSubnetA, world.functionSubnetB)
                        .securityGroupIds(world.databaseGroup)
                        .privateDnsEnabled(true))
                .vpcEndpoint()
                .vpcEndpointId();
    }

    private void gateways() {
        world.ec2.createEgressOnlyInternetGateway(r -> r.vpcId(world.vpc));
        String vpn = world.ec2
                .createVpnGateway(r -> r.type(GatewayType.IPSEC_1))
                .vpnGateway()
                .vpnGatewayId();
        world.ec2.attachVpnGateway(r -> r.vpnGatewayId(vpn).vpcId(world.vpc));
        String peering = world.ec2
                .createVpcPeeringConnection(r -> r.vpcId(world.vpc).peerVpcId(otherVpc))
                .vpcPeeringConnection()
                .vpcPeeringConnectionId();
        world.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(peering));
        world.ec2.createFlowLogs(r -> r.resourceType(FlowLogsResourceType.VPC)
                .resourceIds(world.vpc)
                .trafficType(TrafficType.REJECT)
                .logDestinationType("s3")
                .logDestination(bucket("flow-logs")));
        world.ec2.runInstances(
                r -> r.imageId("ami-12c6146b").minCount(1).maxCount(1).subnetId(world.publicSubnet));
    }

    private String zone() {
        try (Route53Client route53 = world.client(Route53Client.builder())) {
            String id = route53.createHostedZone(r -> r.name("corp.example.")
                            .callerReference("once")
                            .vpc(VPC.builder()
                                    .vpcId(world.vpc)
                                    .vpcRegion(VPCRegion.EU_WEST_1)
                                    .build())
                            .hostedZoneConfig(c -> c.privateZone(true)))
                    .hostedZone()
                    .id();
            Change record = Change.builder()
                    .action(ChangeAction.CREATE)
                    .resourceRecordSet(set -> set.name("db.corp.example.")
                            .type(RRType.A)
                            .ttl(60L)
                            .resourceRecords(
                                    ResourceRecord.builder().value("10.40.1.9").build()))
                    .build();
            route53.changeResourceRecordSets(r -> r.hostedZoneId(id).changeBatch(batch -> batch.changes(record)));
            return id.substring(id.lastIndexOf('/') + 1);
        }
    }

    private String fileSystem() {
        try (EfsClient efs = world.client(EfsClient.builder())) {
            String id = efs.createFileSystem(r -> r.creationToken("once")).fileSystemId();
            String target = efs.createMountTarget(r ->
                            r.fileSystemId(id).subnetId(world.functionSubnetA).securityGroups(world.databaseGroup))
                    .mountTargetId();
            efs.createMountTarget(
                    r -> r.fileSystemId(id).subnetId(world.functionSubnetB).securityGroups(world.databaseGroup));
            accessPoint = efs.createAccessPoint(r -> r.clientToken("once").fileSystemId(id))
                    .accessPointArn();
            return target;
        }
    }

    /** The server forgets the file systems of a function. */
    public FaultyProxy.Rewriting withFileSystem() {
        String config = "{\"FileSystemConfigs\": [{\"Arn\": \"" + accessPoint + "\", \"LocalMountPath\": \"/mnt/a\"}],";
        return (call, request, truth) -> call.action().equals("GetFunctionConfiguration") && truth.status() == 200
                ? truth.saying(config + truth.body().strip().substring(1))
                : truth;
    }

    private String bucket(String name) {
        cli(
                "s3api",
                "create-bucket",
                "--bucket",
                name,
                "--create-bucket-configuration",
                "LocationConstraint=eu-west-1");
        return "arn:aws:s3:::" + name;
    }

    private void eventSource() {
        for (String queue : List.of("paid", "returned")) {
            cli("sqs", "create-queue", "--queue-name", queue);
            world.lambda.createEventSourceMapping(r ->
                    r.functionName(AwsWorld.FUNCTION).eventSourceArn("arn:aws:sqs:eu-west-1:123456789012:" + queue));
        }
    }

    /** What the tests need no client of the SDK for otherwise. */
    private void cli(String... arguments) {
        ProcessBuilder command = new ProcessBuilder("aws", "--endpoint-url", world.address.toString());
        command.command().addAll(List.of(arguments));
        command.environment()
                .putAll(Map.of(
                        "AWS_DEFAULT_REGION", AwsWorld.REGION,
                        "AWS_ACCESS_KEY_ID", "builder",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_PAGER", ""));
        command.redirectErrorStream(true);
        try {
            Process process = command.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("aws " + List.of(arguments) + " failed: " + said);
            }
        } catch (IOException e) {
            Requirement.met(false, "the AWS CLI is not installed", PythonEnvironment.INSTALL);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
