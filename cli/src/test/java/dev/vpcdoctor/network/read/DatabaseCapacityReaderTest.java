package dev.vpcdoctor.network.read;

import static dev.vpcdoctor.network.read.TestNetworks.network;
import static dev.vpcdoctor.network.read.TestNetworks.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.DatabaseCapacity;
import dev.vpcdoctor.network.model.DatabaseCapacity.ParameterGroup;
import dev.vpcdoctor.network.model.DatabaseCapacity.ParameterGroup.Level;
import dev.vpcdoctor.network.model.DatabaseCapacity.ServerlessScaling;
import dev.vpcdoctor.network.model.DatabaseParameters;
import dev.vpcdoctor.network.model.DatabaseProxyTargets;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.FunctionConcurrency;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.Network;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What decides how many connections a database takes, and how many a function opens. */
class DatabaseCapacityReaderTest {
    private static final String REGION = "arn:aws:rds:eu-west-1:123456789012:";
    private static final String INSTANCE = "{'DBInstances': [{'DBInstanceIdentifier': 'shop-1', 'DBInstanceArn': '"
            + REGION + "db:shop-1', 'Engine': 'aurora-mysql', 'DBInstanceClass': 'db.r6g.large', 'DBClusterIdentifier':"
            + " 'shop', 'DBParameterGroups': [{'DBParameterGroupName': 'shop'}]}]}";
    private static final String CLUSTER = "{'DBClusters': [{'DBClusterIdentifier': 'shop', 'DBClusterArn': '" + REGION
            + "cluster:shop', 'Engine': 'aurora-mysql', 'DBClusterParameterGroup': 'shop', 'DBClusterMembers':"
            + " [{'DBInstanceIdentifier': 'reader', 'IsClusterWriter': false}, {'DBInstanceIdentifier': 'shop-1',"
            + " 'IsClusterWriter': true}], 'ServerlessV2ScalingConfiguration': {'MinCapacity': 0.5, 'MaxCapacity':"
            + " 16.0}}]}";

    @Test
    void aClusterIsAsLargeAsItsWriter() {
        Network network = network("instances.json", INSTANCE, "clusters.json", CLUSTER);

        assertThat(network.find(DatabaseCapacity.class, REGION + "cluster:shop").optional())
                .contains(new DatabaseCapacity(
                        REGION + "cluster:shop",
                        Optional.of("aurora-mysql"),
                        Optional.empty(),
                        Optional.of("db.r6g.large"),
                        Optional.of(new ParameterGroup(Level.INSTANCE, "shop", Optional.of("eu-west-1"))),
                        Optional.of(Fact.known(new ParameterGroup(Level.CLUSTER, "shop", Optional.of("eu-west-1")))),
                        Optional.of(new ServerlessScaling(0.5, 16))));
    }

    @Test
    void ofParametersOnlyWhatSomebodySetIsTaken() {
        String answer = "{'DBParameterGroupName': 'shop', 'Parameters': [{'ParameterName': 'max_connections',"
                + " 'ParameterValue': '%s', 'Source': '%s', 'ApplyMethod': 'immediate'}]}";

        assertThat(only(DatabaseParameters.class, answer.formatted("200", "user"))
                        .maxConnections())
                .contains("200");
        assertThat(only(DatabaseParameters.class, answer.formatted("{DBInstanceClassMemory/1}", "system"))
                        .maxConnections())
                .isEmpty();
    }

    @Test
    void anAnswerWithoutARegionIsOfTheOnlyOneThatIsToldOf() {
        Network network = network(
                "instances.json", INSTANCE, "parameters.json", "{'DBParameterGroupName': 'shop', 'Parameters': []}");

        assertThat(network.all(DatabaseParameters.class))
                .extracting(DatabaseParameters::group)
                .containsExactly(new ParameterGroup(Level.INSTANCE, "shop", Optional.of("eu-west-1")));
    }

    @Test
    void groupsOfInstancesAndOfClustersMayHaveOneName() {
        Network network = network(
                "instances.json",
                INSTANCE,
                "parameters.json",
                "{'DBParameterGroupName': 'shop', 'Parameters': []}",
                "cluster-parameters.json",
                "{'DBClusterParameterGroupName': 'shop', 'Parameters': [{'ParameterName': 'max_connections',"
                        + " 'ParameterValue': '200', 'Source': 'user', 'ApplyMethod': 'pending-reboot'}]}");

        assertThat(network.all(DatabaseParameters.class))
                .containsExactlyInAnyOrder(
                        new DatabaseParameters(
                                new ParameterGroup(Level.INSTANCE, "shop", Optional.of("eu-west-1")), Optional.empty()),
                        new DatabaseParameters(
                                new ParameterGroup(Level.CLUSTER, "shop", Optional.of("eu-west-1")),
                                Optional.of("200")));
    }

    @Test
    void theGroupOfAClusterThatWasNotReadIsUnknown() {
        assertThat(only(DatabaseCapacity.class, INSTANCE).clusterParameterGroup())
                .contains(Fact.unknown("shop not in the snapshot", "aws rds describe-db-clusters"));
    }

    @Test
    void theTargetsOfAProxyTellTheirHealth() {
        Network network = network(
                "proxies.json",
                "{'DBProxies': [{'DBProxyName': 'front', 'DBProxyArn': '" + REGION + "db-proxy:prx-1', 'VpcSubnetIds':"
                        + " [], 'VpcSecurityGroupIds': []}]}",
                "targets.json",
                "{'DBProxyName': 'front', 'Targets': [{'RdsResourceId': 'shop-1', 'Role': 'READ_WRITE', 'TargetHealth':"
                        + " {'State': 'UNAVAILABLE', 'Reason': 'AUTH_FAILURE', 'Description': 'no credentials'}}]}");
        ManagedService proxy = network.all(ManagedService.class).iterator().next();

        assertThat(network.find(DatabaseProxyTargets.class, proxy.key()).optional())
                .contains(new DatabaseProxyTargets(
                        proxy.key(),
                        List.of(new DatabaseProxyTargets.Target(
                                "shop-1",
                                Optional.of("READ_WRITE"),
                                Optional.of("UNAVAILABLE"),
                                Optional.of("AUTH_FAILURE"),
                                Optional.of("no credentials")))));
    }

    @Test
    void concurrencyIsReservedOrExplicitlyNot() {
        assertThat(only(FunctionConcurrency.class, "{'FunctionName': 'checkout', 'ReservedConcurrentExecutions': 50}")
                        .reserved())
                .contains(50);
        assertThat(only(FunctionConcurrency.class, "{'FunctionName': 'checkout', 'ReservedConcurrentExecutions': null}")
                        .reserved())
                .isEmpty();
    }
}
