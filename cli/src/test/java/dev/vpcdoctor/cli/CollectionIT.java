package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.EvaluatedPolicy;
import dev.vpcdoctor.aws.FaultyProxy.Fault;
import dev.vpcdoctor.aws.FullAccount;
import dev.vpcdoctor.aws.PageByPage;
import dev.vpcdoctor.aws.Permissions;
import dev.vpcdoctor.aws.probe.ProbePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is collected of an account that has one of everything. The server has no Block Public Access, no default quotas and
 * no serverless caches: for those the proxy answers in the form that AWS documents.
 */
class CollectionIT {
    private static final String REGION = "accounts/123456789012/eu-west-1/";
    private static final String GLOBAL = "accounts/123456789012/";

    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount();

    private static AwsWorld world;
    private static FullAccount wide;

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() {
        world = ACCOUNT.build();
        wide = new FullAccount(world);
        ACCOUNT.proxy.correct(wide.withFileSystem());
        ACCOUNT.proxy.remember();
    }

    @BeforeEach
    void nothingIsBroken() {
        ACCOUNT.proxy.breakWith(Fault.NONE);
    }

    @Test
    void everyKindOfResourceIsCollected() {
        Map<String, String> saved = collect("whole");
        SoftAssertions each = new SoftAssertions();
        expected()
                .forEach((file, ids) -> each.assertThat(saved.getOrDefault(file, "no such file"))
                        .as(file)
                        .contains(ids));
        each.assertAll();
    }

    private static Map<String, List<String>> expected() {
        Map<String, List<String>> expected = new TreeMap<>();
        expected.put(REGION + "ec2/describe-vpcs.json", List.of(world.vpc, wide.otherVpc));
        expected.put(REGION + "ec2/describe-subnets.json", List.of(world.functionSubnetA, wide.otherSubnet));
        expected.put(REGION + "ec2/describe-route-tables.json", List.of(world.privateTable));
        expected.put(REGION + "ec2/describe-nat-gateways.json", List.of(world.natGateway));
        expected.put(REGION + "ec2/describe-internet-gateways.json", List.of(world.internetGateway));
        expected.put(REGION + "ec2/describe-egress-only-internet-gateways.json", List.of("\"eigw-"));
        expected.put(REGION + "ec2/describe-vpn-gateways.json", List.of("\"vgw-"));
        expected.put(REGION + "ec2/describe-dhcp-options.json", List.of("AmazonProvidedDNS"));
        expected.put(REGION + "ec2/describe-instances.json", List.of("\"i-"));
        expected.put(REGION + "ec2/describe-addresses.json", List.of("eipalloc-"));
        expected.put(REGION + "ec2/describe-network-interfaces.json", List.of("\"eni-"));
        expected.put(REGION + "ec2/describe-vpc-endpoints.json", List.of(wide.endpoint));
        expected.put(REGION + "ec2/describe-vpc-endpoint-services.json", List.of("secretsmanager"));
        expected.put(REGION + "ec2/describe-vpc-peering-connections.json", List.of("\"pcx-"));
        expected.put(REGION + "ec2/describe-transit-gateways.json", List.of(wide.transitGateway));
        expected.put(REGION + "ec2/describe-transit-gateway-attachments.json", List.of(world.vpc, wide.otherVpc));
        expected.put(REGION + "ec2/describe-transit-gateway-vpc-attachments.json", List.of(world.vpc, wide.otherVpc));
        expected.put(REGION + "ec2/describe-transit-gateway-route-tables.json", List.of("\"tgw-rtb-"));
        expected.put(
                REGION + "ec2/search-transit-gateway-routes.json",
                List.of("\"TransitGatewayRouteTableId\" : \"tgw-rtb-", "10.40.0.0/16"));
        expected.put(REGION + "ec2/describe-managed-prefix-lists.json", List.of(wide.prefixList));
        expected.put(
                REGION + "ec2/get-managed-prefix-list-entries.json",
                List.of(wide.prefixList, "192.0.2.0/24", "198.51.100.0/24"));
        expected.put(REGION + "ec2/describe-flow-logs.json", List.of("\"fl-", world.vpc));
        expected.put(REGION + "ec2/describe-vpc-block-public-access-options.json", List.of("\"off\""));
        expected.put(REGION + "ec2/describe-vpc-attribute.json", List.of("EnableDnsSupport", "EnableDnsHostnames"));
        expected.put(REGION + "rds/describe-db-instances.json", List.of("\"orders\""));
        expected.put(REGION + "rds/describe-db-parameters.json", List.of("\"DBParameterGroupName\" : \"tuned\""));
        expected.put(
                REGION + "rds/describe-db-cluster-parameters.json",
                List.of("\"DBClusterParameterGroupName\" : \"shared\"", "max_connections", "\"300\""));
        expected.put(
                REGION + "lambda/get-function-concurrency.json", List.of("\"ReservedConcurrentExecutions\" : null"));
        expected.put(REGION + "rds/describe-db-clusters.json", List.of("\"ledger\""));
        expected.put(REGION + "rds/describe-db-proxies.json", List.of("\"orders-proxy\"", "\"ledger-proxy\""));
        expected.put(
                REGION + "rds/describe-db-proxy-targets.json",
                List.of("\"DBProxyName\" : \"orders-proxy\"", "RDS_INSTANCE"));
        expected.put(REGION + "elasticache/describe-cache-clusters.json", List.of("\"sessions\"", "\"carts\""));
        expected.put(REGION + "elasticache/describe-replication-groups.json", List.of("\"prices\""));
        expected.put(REGION + "elasticache/describe-cache-subnet-groups.json", List.of("\"sessions-subnets\""));
        expected.put(REGION + "elbv2/describe-load-balancers.json", List.of("\"api\"", "\"admin\""));
        expected.put(REGION + "elb/describe-load-balancers.json", List.of("\"legacy\"", "\"older\""));
        expected.put(REGION + "efs/describe-mount-targets.json", List.of(wide.mountTarget));
        expected.put(
                REGION + "lambda/list-event-source-mappings.json",
                List.of("arn:aws:sqs:eu-west-1:123456789012:paid", "123456789012:returned"));
        expected.put(REGION + "service-quotas/get-aws-default-service-quota.json", List.of("L-9FEE3D26", "500"));
        expected.put(GLOBAL + "route53/list-hosted-zones-by-vpc.json", List.of(wide.zone, "corp.example."));
        expected.put(
                GLOBAL + "route53/list-resource-record-sets.json", List.of(wide.zone, "db.corp.example.", "10.40.1.9"));
        expected.put(
                GLOBAL + "iam/get-account-authorization-details.json",
                List.of("checkout-role", "ec2:CreateNetworkInterface", "policy/boundary", "s3:*"));
        return expected;
    }

    @Test
    void listsOfManyPagesAreReadToTheirEnd() {
        Map<String, String> whole = collect("whole");
        PageByPage pages = new PageByPage();
        ACCOUNT.proxy.rewriteWith(pages);

        Map<String, String> paged = collect("paged");

        assertThat(withoutNow(paged)).isEqualTo(withoutNow(whole));
        assertThat(pages.split())
                .contains(
                        "ec2:DescribeSubnets",
                        "ec2:DescribeRouteTables",
                        "ec2:DescribeSecurityGroups",
                        "ec2:DescribeTransitGatewayVpcAttachments",
                        "ec2:GetManagedPrefixListEntries",
                        "rds:DescribeDBProxies",
                        "elasticache:DescribeCacheClusters",
                        "elasticloadbalancing:DescribeLoadBalancers",
                        "elasticfilesystem:DescribeMountTargets",
                        "lambda:ListEventSourceMappings",
                        "iam:ListAttachedRolePolicies");
    }

    /** Up to when a cluster can be restored is the time of the answer. */
    private static Map<String, String> withoutNow(Map<String, String> files) {
        Map<String, String> others = new TreeMap<>(files);
        others.replaceAll((file, text) -> text.replaceAll("\"LatestRestorableTime\" : \"[^\"]*\"", "\"now\""));
        return others;
    }

    @Test
    void listsWithoutAPaginatorInTheSdkAreReadToTheirEndToo() {
        ACCOUNT.proxy.breakWith((call, attempt) -> switch (call.operation()) {
            case "ec2:DescribeVpcBlockPublicAccessExclusions" ->
                Optional.of(CannedAnswer.text(
                        "text/xml",
                        "<DescribeVpcBlockPublicAccessExclusionsResponse><vpcBlockPublicAccessExclusionSet><item>"
                                + "<exclusionId>vpcbpa-exclude-" + attempt + "</exclusionId></item>"
                                + "</vpcBlockPublicAccessExclusionSet>"
                                + (attempt == 1 ? "<nextToken>second</nextToken>" : "")
                                + "</DescribeVpcBlockPublicAccessExclusionsResponse>"));
            default -> Optional.empty();
        });

        assertThat(collect("saved").get(REGION + "ec2/describe-vpc-block-public-access-exclusions.json"))
                .contains("vpcbpa-exclude-1", "vpcbpa-exclude-2");
    }

    @Test
    void aQuotaThatWasRaisedIsTakenAsItIs() {
        ACCOUNT.proxy.breakWith((call, attempt) -> call.action().equals("GetServiceQuota")
                ? Optional.of(CannedAnswer.text(
                        "application/x-amz-json-1.1",
                        "{\"Quota\": {\"ServiceCode\": \"lambda\", \"QuotaCode\": \"L-9FEE3D26\", \"Value\": 750.0}}"))
                : Optional.empty());

        assertThat(collect("saved").get(REGION + "service-quotas/get-service-quota.json"))
                .contains("L-9FEE3D26", "750");
        assertThat(ACCOUNT.proxy.operations()).doesNotContain("servicequotas:GetAWSDefaultServiceQuota");
    }

    /** Both ways: every call that comes is allowed, and nothing is allowed that never comes. */
    @Test
    void thePolicyNamesTheCallsThatReallyComeAndNoOthers() {
        collect("saved");
        Run.of("diagnose", "chekout", "--to", "rds:orders", "--probe", "none");
        Set<String> came = new TreeSet<>(ACCOUNT.proxy.operations());
        came.removeAll(ProbeSearchCalls.ALL);
        assertThat(new TreeSet<>(Permissions.TO_COLLECT)).isEqualTo(came);

        Run snapshot = Run.of("iam-policy", "snapshot");
        assertThat(snapshot.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(EvaluatedPolicy.of(snapshot.out()).actions())
                .containsExactlyElementsOf(new TreeSet<>(Permissions.TO_COLLECT));
        Set<String> withLeftovers = new TreeSet<>(Permissions.TO_COLLECT);
        ProbePermissions.toSeeLeftovers().actions().forEach(withLeftovers::add);
        Run reading = Run.of("iam-policy", "diagnose", "--probe", "none");
        assertThat(EvaluatedPolicy.of(reading.out()).actions()).containsExactlyElementsOf(withLeftovers);
    }

    @Test
    void aPathNeedsNoRecordsOfTheFunctionAndAsksForNone() {
        Run.of("path", "--from", AwsWorld.FUNCTION, "--to", "rds:orders");

        assertThat(ACCOUNT.proxy.operations())
                .contains("lambda:GetFunctionConfiguration", "ec2:DescribeSubnets")
                .doesNotContain("logs:FilterLogEvents", "cloudwatch:GetMetricData");
        assertThat(EvaluatedPolicy.of(Run.of("iam-policy", "path").out()).actions())
                .containsAll(ACCOUNT.proxy.operations())
                .doesNotContain("logs:FilterLogEvents", "cloudwatch:GetMetricData");
    }

    @Test
    void aNameInAPrivateZoneLeadsThroughTheTransitGateway() {
        Run run = Run.of("path", "--from", AwsWorld.FUNCTION, "--to", "db.corp.example:5432");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("10.40.1.9", wide.transitGateway, "corp.example");
    }

    /** The text of each file of a snapshot, by its path. */
    private Map<String, String> collect(String name) {
        Path saved = folder.resolve(name);
        Run run = Run.of("snapshot", AwsWorld.FUNCTION, "-o", saved.toString());
        assertThat(run.err()).contains("everything could be read").doesNotContain("warning");
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(saved)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                texts.put(saved.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        // When it was.
        texts.remove("collected.json");
        return texts;
    }
}
