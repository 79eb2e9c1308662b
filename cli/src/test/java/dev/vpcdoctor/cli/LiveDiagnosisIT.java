package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/** A world is built in a real API server as tutorials do it, broken, and diagnosed live and from what was saved of it. */
class LiveDiagnosisIT {
    private static LiveAccount account;

    private AwsWorld world;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        account = new LiveAccount();
    }

    @AfterAll
    static void stop() {
        if (account != null) {
            account.close();
        }
    }

    @BeforeEach
    void build() {
        world = account.build();
    }

    @Test
    void aHealthyWorldIsFine() {
        Run run = diagnose("rds:orders");

        assertThat(run.out()).startsWith("✓ checkout reaches orders:5432: the network is fine");
        assertThat(run.out().replaceAll("\\s+", " ")).endsWith("as configured · everything could be read ");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void whatNobodyNamedIsGuessedTheSameWayLiveAndSaved() {
        world.lambda.updateFunctionConfiguration(r -> r.functionName(AwsWorld.FUNCTION)
                .environment(e -> e.variables(Map.of(
                        "QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/123456789012/orders",
                        "CACHE", "redis://app:hunter2-hunter2@cache.example.com:6379/0",
                        "DB_HOST", "somewhere.example.com"))));

        Run run = diagnoseFor();

        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("✓ checkout reaches orders:5432:")
                .contains("cache.example.com:6379: from environment variable CACHE ")
                .contains("sqs: from environment variable QUEUE_URL ")
                .contains("orders:5432: from security group " + world.databaseGroup + ", which admits ")
                .contains("environment variable DB_HOST: nothing tells its port")
                .doesNotContain("hunter2");
    }

    @Test
    void whatIsReservedForTheFunctionIsHeldAgainstTheDatabase() {
        assertThat(diagnose("rds:orders").out()).doesNotContain("database-connections-at-risk");
        world.lambda.putFunctionConcurrency(
                r -> r.functionName(AwsWorld.FUNCTION).reservedConcurrentExecutions(100));

        Run run = diagnose("rds:orders");

        assertThat(run.out())
                .startsWith("✓ checkout reaches orders:5432: the network is fine")
                .contains("! Up to 100 executions of checkout may connect at once", "database-connections-at-risk")
                .contains("db.t3.micro takes 112 connections at most");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void aParameterGroupIsReadLive() {
        world.rds.createDBParameterGroup(r -> r.dbParameterGroupName("tuned")
                .dbParameterGroupFamily("postgres17")
                .description("tuned"));
        world.rds.modifyDBInstance(
                r -> r.dbInstanceIdentifier(AwsWorld.DATABASE).dbParameterGroupName("tuned"));

        assertThat(diagnose("rds:orders").out().replaceAll("\\s+", " ")).endsWith("everything could be read ");
        assertThat(account.proxy.operations()).contains("rds:DescribeDBParameters");
    }

    @Test
    void theInternetIsReachedThroughTheNatGateway() {
        Run run = diagnose("internet");

        assertThat(run.out()).startsWith("✓ checkout reaches the internet").contains(world.natGateway);
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void aFunctionThatIsNotInTheVpc() {
        world.moveFunction(List.of(), List.of());

        assertIsBroken(diagnose("rds:orders"), "function-not-in-vpc");
    }

    @Test
    void noRouteToTheNatGateway() {
        world.ec2.deleteRoute(r -> r.routeTableId(world.privateTable).destinationCidrBlock("0.0.0.0/0"));

        assertIsBroken(diagnose("internet"), "no-route-to-internet");
    }

    @Test
    void aFunctionInThePublicSubnet() {
        world.moveFunction(List.of(world.publicSubnet), List.of(world.functionGroup));

        assertIsBlocked(path("internet"), "a Lambda interface has no");
    }

    @Test
    void aNatGatewayThatWasDeleted() {
        world.ec2.deleteNatGateway(r -> r.natGatewayId(world.natGateway));

        assertIsBlocked(path("internet"), "state is deleted");
    }

    @Test
    void aFunctionThatMayNotSend() {
        world.allowNothingOut(world.functionGroup);

        assertIsBroken(diagnose("rds:orders"), "function-sg-blocks-egress");
    }

    @Test
    void aDatabaseThatDoesNotAdmitTheFunction() {
        world.admitNoMore(world.databaseGroup, 5432, world.functionGroup);

        assertIsBroken(diagnose("rds:orders"), "target-sg-blocks-ingress");
    }

    @Test
    void aDatabaseThatAdmitsTheWrongPort() {
        world.admitNoMore(world.databaseGroup, 5432, world.functionGroup);
        world.admit(world.databaseGroup, 3306, world.functionGroup);

        assertIsBroken(diagnose("rds:orders"), "target-sg-blocks-ingress");
    }

    @Test
    void aFunctionAndADatabaseThatAreBothWrong() {
        world.allowNothingOut(world.functionGroup);
        world.admitNoMore(world.databaseGroup, 5432, world.functionGroup);

        Run run = diagnose("rds:orders");

        assertThat(run.out()).contains("function-sg-blocks-egress", "target-sg-blocks-ingress");
        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
    }

    @Test
    void aDatabaseInAnotherVpc() {
        assertThat(new Neighbour("invoices").vpc).isNotEqualTo(world.vpc);

        Run run = diagnose("rds:invoices");

        assertThat(run.out()).startsWith("✗ checkout cannot reach invoices:5432");
        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
        assertIsBlocked(path("rds:invoices"), "does not");
    }

    @Test
    void aPeeredVpcWithoutAWayBack() {
        Neighbour neighbour = new Neighbour("invoices");
        String peering = neighbour.peer();
        world.ec2.createRoute(r -> r.routeTableId(world.privateTable)
                .destinationCidrBlock("10.30.0.0/16")
                .vpcPeeringConnectionId(peering));

        assertIsBlocked(path("rds:invoices"), "no route back to");

        neighbour.routeBack(peering);
        assertThat(diagnose("rds:invoices").exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void aNetworkAclThatForgetsTheAnswers() {
        String acl =
                world.ec2.createNetworkAcl(r -> r.vpcId(world.vpc)).networkAcl().networkAclId();
        entry(acl, true, 100, 0, 65_535);
        entry(acl, false, 100, 5432, 5432);
        for (String subnet : List.of(world.functionSubnetA, world.functionSubnetB)) {
            String association = world.networkAclAssociation(subnet);
            world.ec2.replaceNetworkAclAssociation(
                    r -> r.associationId(association).networkAclId(acl));
        }

        assertIsBroken(diagnose("rds:orders"), "nacl-blocks-reply");
    }

    @Test
    void anS3EndpointThatIsNotOnTheTable() {
        world.ec2.deleteRoute(r -> r.routeTableId(world.privateTable).destinationCidrBlock("0.0.0.0/0"));
        world.ec2.createVpcEndpoint(r -> r.vpcId(world.vpc)
                .serviceName("com.amazonaws.eu-west-1.s3")
                .vpcEndpointType(VpcEndpointType.GATEWAY)
                .routeTableIds(world.publicTable));

        assertIsBroken(diagnose("aws:s3"), "gateway-endpoint-not-on-route-table");
    }

    @Test
    void anInterfaceEndpointThatAdmitsNobody() {
        String closed = world.group(world.vpc, "closed");
        interfaceEndpoint(closed, true);

        // The server gives the endpoint addresses of no subnet, so that it is also out of reach.
        assertIsBlocked(diagnose("aws:secretsmanager"), "endpoint-sg-blocks-https");
    }

    @Test
    void anInterfaceEndpointWithoutPrivateDns() {
        world.ec2.deleteRoute(r -> r.routeTableId(world.privateTable).destinationCidrBlock("0.0.0.0/0"));
        String open = world.group(world.vpc, "open");
        world.admit(open, 443, world.functionGroup);
        interfaceEndpoint(open, false);

        assertIsBroken(diagnose("aws:secretsmanager"), "endpoint-private-dns-off");
    }

    @Test
    void aRoleThatMayNotManageNetworkInterfacesIsAWarningWhileTheFunctionRuns() {
        world.detachInterfacePolicy();

        Run run = diagnose("rds:orders");

        assertThat(run.out())
                .startsWith("✓ checkout reaches orders:5432")
                .contains("role-cannot-manage-enis", "aws iam attach-role-policy --role-name checkout-role");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void aPermissionsBoundaryIsReadAndHeldAgainstTheRole() {
        String boundary = world.iam
                .createPolicy(r -> r.policyName("team-boundary").policyDocument("""
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}]}\
                    """))
                .policy()
                .arn();
        world.iam.putRolePermissionsBoundary(r -> r.roleName(AwsWorld.ROLE).permissionsBoundary(boundary));

        assertThat(diagnose("rds:orders").out().replaceAll("[\\s\\\\]+", " "))
                .contains("the permissions boundary team-boundary does not allow ec2:CreateNetworkInterface")
                .contains("aws iam create-policy-version --policy-arn " + boundary);
    }

    @Test
    void theHardeningDenyOfAwssGuideIsNoFault() {
        world.iam.putRolePolicy(
                r -> r.roleName(AwsWorld.ROLE).policyName("hardening").policyDocument("""
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "ec2:*NetworkInterface*",
                     "Resource": "*", "Condition": {"ArnEquals": {"lambda:SourceFunctionArn":
                        ["arn:aws:lambda:eu-west-1:123456789012:function:checkout"]}}}]}\
                    """));

        assertThat(diagnose("rds:orders").out()).doesNotContain("role-cannot-manage-enis");
    }

    @Test
    void aRoleThatDoesNotTrustLambda() {
        world.iam.updateAssumeRolePolicy(r -> r.roleName(AwsWorld.ROLE).policyDocument("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}\
            """));

        assertIsBroken(diagnose("rds:orders"), "role-not-assumable");
    }

    @Test
    void aRoleThatWasDeleted() {
        world.detachInterfacePolicy();
        world.iam.deleteRolePolicy(r -> r.roleName(AwsWorld.ROLE).policyName("orders"));
        world.iam.deleteRole(r -> r.roleName(AwsWorld.ROLE));

        Run run = diagnose("rds:orders");

        assertThat(run.out()).startsWith("✗ checkout cannot run").contains("role-not-assumable", "aws iam create-role");
        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
    }

    @Test
    void aPathIsWalkedFromASubnetAndGroups() {
        Run run = Run.of("path", "--from", world.functionSubnetA + "," + world.functionGroup, "--to", "rds:orders");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void aFunctionIsFoundByItsNameItsArnAndItsVersion() {
        world.lambda.publishVersion(r -> r.functionName(AwsWorld.FUNCTION));
        String arn = "arn:aws:lambda:eu-west-1:123456789012:function:checkout";

        assertThat(List.of("checkout", "checkout:1", "checkout:$LATEST", arn)).allSatisfy(name -> {
            Run run = Run.of("diagnose", name, "--to", "rds:orders");
            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.HEALTHY);
        });
        Run other = Run.of("diagnose", "checkout:7", "--to", "rds:orders");
        assertThat(other.exitCode()).as(other.err()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(other.err()).contains("no alias or version 7");
    }

    @Test
    void noSecretOfTheFunctionIsSavedUnlessItIsAskedFor() throws IOException {
        Path careful = folder.resolve("careful");
        Path whole = folder.resolve("whole");

        Run.of("snapshot", AwsWorld.FUNCTION, "-o", careful.toString());
        Run.of("snapshot", AwsWorld.FUNCTION, "-o", whole.toString(), "--keep-environment");

        assertThat(textOf(careful)).contains("orders.example.com").doesNotContain("hunter2");
        assertThat(textOf(whole)).contains("hunter2-hunter2");
    }

    @Test
    void aFolderThatHoldsSomethingIsRefusedBeforeAwsIsAsked() throws IOException {
        Path full = Files.createDirectories(folder.resolve("full"));
        Files.writeString(full.resolve("mine.txt"), "keep me");

        Run run = Run.of("snapshot", AwsWorld.FUNCTION, "-o", full.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("is not empty (it holds mine.txt)");
        assertThat(account.proxy.operations()).isEmpty();
    }

    private static String textOf(Path snapshot) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(snapshot)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    /** Diagnoses live, and holds that against the diagnosis of what is saved of the same account. */
    private Run diagnose(String target) {
        return diagnoseFor("--to", target);
    }

    private Run diagnoseFor(String... to) {
        Run live = Run.of(diagnose(to, List.of()));
        for (String format : List.of("text", "json")) {
            Path saved = folder.resolve(format + System.nanoTime());
            Run snapshot = Run.of("snapshot", AwsWorld.FUNCTION, "-o", saved.toString());
            assertThat(snapshot.exitCode()).as(snapshot.err()).isEqualTo(ExitCode.HEALTHY);
            Run again = Run.of(diagnose(to, List.of("--output", format, "--snapshot", saved.toString())));
            Run now = Run.of(diagnose(to, List.of("--output", format)));
            assertThat(again).isEqualTo(now);
        }
        return live;
    }

    private static String[] diagnose(String[] to, List<String> options) {
        return Stream.of(List.of("diagnose", AwsWorld.FUNCTION), List.of(to), options)
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    private static Run path(String target) {
        return Run.of("path", "--from", AwsWorld.FUNCTION, "--to", target);
    }

    private static void assertIsBlocked(Run run, String because) {
        assertThat(run.out()).contains("✗ ", because);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
    }

    private static void assertIsBroken(Run run, String code) {
        assertThat(run.out()).startsWith("✗ ").contains(code);
        assertThat(run.out().lines().filter(line -> line.endsWith(code)).findFirst())
                .as("the first finding")
                .isEqualTo(
                        run.out().lines().filter(LiveDiagnosisIT::endsWithACode).findFirst());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
    }

    private static boolean endsWithACode(String line) {
        return line.matches(".* [a-z]+(-[a-z]+){2,}");
    }

    private void entry(String acl, boolean egress, int number, int from, int to) {
        world.ec2.createNetworkAclEntry(r -> r.networkAclId(acl)
                .egress(egress)
                .ruleNumber(number)
                .protocol("6")
                .portRange(range -> range.from(from).to(to))
                .cidrBlock("0.0.0.0/0")
                .ruleAction(RuleAction.ALLOW));
    }

    private void interfaceEndpoint(String groupId, boolean privateDns) {
        world.ec2.modifyVpcAttribute(r -> r.vpcId(world.vpc).enableDnsHostnames(value -> value.value(true)));
        world.ec2.createVpcEndpoint(r -> r.vpcId(world.vpc)
                .serviceName("com.amazonaws.eu-west-1.secretsmanager")
                .vpcEndpointType(VpcEndpointType.INTERFACE)
                .subnetIds(world.functionSubnetA, world.functionSubnetB)
                .securityGroupIds(groupId)
                .privateDnsEnabled(privateDns));
    }

    /** Another VPC with a database that admits the first one's addresses. */
    private final class Neighbour {
        final String vpc = world.vpc("10.30.0.0/16");
        final String subnetA = world.subnet(vpc, "10.30.20.0/24", "a");
        final String subnetB = world.subnet(vpc, "10.30.21.0/24", "b");
        final String table = world.table(vpc, subnetA, subnetB);

        Neighbour(String databaseId) {
            String group = world.group(vpc, "neighbour");
            world.admitBlock(group, 5432, "10.20.0.0/16");
            world.database(databaseId, group, subnetA, subnetB);
        }

        String peer() {
            String id = world.ec2
                    .createVpcPeeringConnection(r -> r.vpcId(world.vpc).peerVpcId(vpc))
                    .vpcPeeringConnection()
                    .vpcPeeringConnectionId();
            world.ec2.acceptVpcPeeringConnection(r -> r.vpcPeeringConnectionId(id));
            return id;
        }

        void routeBack(String peering) {
            world.ec2.createRoute(r ->
                    r.routeTableId(table).destinationCidrBlock("10.20.0.0/16").vpcPeeringConnectionId(peering));
        }
    }
}
