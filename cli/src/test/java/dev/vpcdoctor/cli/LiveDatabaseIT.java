package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/** A database in a world that is built in a real API server as tutorials do it, and then broken. */
class LiveDatabaseIT {
    private static final String DATABASE = "rds:" + AwsWorld.DATABASE;

    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount();

    private AwsWorld world;

    @TempDir
    private Path folder;

    @BeforeEach
    void build() {
        world = ACCOUNT.build();
    }

    @Test
    void aHealthyWorldIsFine() {
        LiveDiagnosis.of(folder, DATABASE).assertIsHealthy();
    }

    @Test
    void aFunctionThatIsNotInTheVpc() {
        world.moveFunction(List.of(), List.of());

        LiveDiagnosis.of(folder, DATABASE).assertIsBroken("function-not-in-vpc");
    }

    @Test
    void whatIsReservedForTheFunctionIsHeldAgainstTheDatabase() {
        assertThat(LiveDiagnosis.of(folder, DATABASE).codes()).doesNotContain("database-connections-at-risk");
        world.lambda.putFunctionConcurrency(
                r -> r.functionName(AwsWorld.FUNCTION).reservedConcurrentExecutions(100));

        LiveDiagnosis diagnosis = LiveDiagnosis.of(folder, DATABASE);

        assertThat(diagnosis.codes()).contains("network-is-fine", "database-connections-at-risk");
        assertThat(diagnosis.text().exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void whatNobodyNamedIsGuessedTheSameWayLiveAndSaved() {
        world.lambda.updateFunctionConfiguration(r -> r.functionName(AwsWorld.FUNCTION)
                .environment(e -> e.variables(Map.of(
                        "QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/123456789012/orders",
                        "CACHE", "redis://app:hunter2-hunter2@cache.example.com:6379/0",
                        "DB_HOST", "somewhere.example.com"))));

        LiveDiagnosis diagnosis = LiveDiagnosis.of(folder);

        assertThat(diagnosis.text().out().replaceAll("\\s+", " "))
                .contains("✓ checkout reaches orders:5432:")
                .contains("cache.example.com:6379: from environment variable CACHE ")
                .contains("sqs: from environment variable QUEUE_URL ")
                .contains("orders:5432: from security group " + world.databaseGroup + ", which admits ")
                .contains("environment variable DB_HOST: nothing tells its port")
                .doesNotContain("hunter2");
    }

    @Test
    void aFunctionThatMayNotSend() {
        world.allowNothingOut(world.functionGroup);

        LiveDiagnosis.of(folder, DATABASE).assertIsBroken("function-sg-blocks-egress");
    }

    @Test
    void aDatabaseThatDoesNotAdmitTheFunction() {
        world.admitNoMore(world.databaseGroup, 5432, world.functionGroup);

        LiveDiagnosis.of(folder, DATABASE).assertIsBroken("target-sg-blocks-ingress");
    }

    @Test
    void aDatabaseThatAdmitsTheWrongPort() {
        world.admitNoMore(world.databaseGroup, 5432, world.functionGroup);
        world.admit(world.databaseGroup, 3306, world.functionGroup);

        LiveDiagnosis.of(folder, DATABASE).assertIsBroken("target-sg-blocks-ingress");
    }

    @Test
    void aFunctionAndADatabaseThatAreBothWrong() {
        world.allowNothingOut(world.functionGroup);
        world.admitNoMore(world.databaseGroup, 5432, world.functionGroup);

        LiveDiagnosis diagnosis = LiveDiagnosis.of(folder, DATABASE);

        diagnosis.assertIsBroken("function-sg-blocks-egress");
        assertThat(diagnosis.codes()).element(1).isEqualTo("target-sg-blocks-ingress");
    }

    @Test
    void aDatabaseInAnotherVpc() {
        assertThat(new Neighbour("invoices").vpc).isNotEqualTo(world.vpc);

        LiveDiagnosis.of(folder, "rds:invoices").assertIsBroken("function-in-other-vpc");
    }

    @Test
    void aPeeredVpcWithoutAWayBack() {
        Neighbour neighbour = new Neighbour("invoices");
        String peering = neighbour.peer();
        world.ec2.createRoute(r -> r.routeTableId(world.privateTable)
                .destinationCidrBlock("10.30.0.0/16")
                .vpcPeeringConnectionId(peering));

        LiveDiagnosis.of(folder, "rds:invoices").assertIsBroken("no-return-route");

        neighbour.routeBack(peering);
        LiveDiagnosis.of(folder, "rds:invoices").assertIsHealthy();
    }

    @Test
    void aNetworkAclThatForgetsTheAnswers() {
        String acl =
                world.ec2.createNetworkAcl(r -> r.vpcId(world.vpc)).networkAcl().networkAclId();
        entry(acl, true, 0, 65_535);
        entry(acl, false, 5432, 5432);
        for (String subnet : List.of(world.functionSubnetA, world.functionSubnetB)) {
            String association = world.networkAclAssociation(subnet);
            world.ec2.replaceNetworkAclAssociation(
                    r -> r.associationId(association).networkAclId(acl));
        }

        LiveDiagnosis.of(folder, DATABASE).assertIsBroken("nacl-blocks-reply");
    }

    private void entry(String acl, boolean egress, int from, int to) {
        world.ec2.createNetworkAclEntry(r -> r.networkAclId(acl)
                .egress(egress)
                .ruleNumber(100)
                .protocol("6")
                .portRange(range -> range.from(from).to(to))
                .cidrBlock("0.0.0.0/0")
                .ruleAction(RuleAction.ALLOW));
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
