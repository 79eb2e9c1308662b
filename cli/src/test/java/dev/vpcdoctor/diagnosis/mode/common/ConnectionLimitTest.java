package dev.vpcdoctor.diagnosis.mode.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.DatabaseCapacity;
import dev.vpcdoctor.network.model.DatabaseCapacity.ParameterGroup;
import dev.vpcdoctor.network.model.DatabaseCapacity.ParameterGroup.Level;
import dev.vpcdoctor.network.model.DatabaseCapacity.ServerlessScaling;
import dev.vpcdoctor.network.model.DatabaseParameters;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of AWS's pages on quotas of RDS and Aurora. */
class ConnectionLimitTest {
    private static final ParameterGroup GROUP = new ParameterGroup(Level.INSTANCE, "orders", Optional.of("eu-west-1"));
    private static final ParameterGroup CLUSTER_GROUP =
            new ParameterGroup(Level.CLUSTER, "orders", Optional.of("eu-west-1"));
    private static final ParameterGroup DEFAULT =
            new ParameterGroup(Level.INSTANCE, "default.aurora-postgresql16", Optional.of("eu-west-1"));
    private static final Network NOTHING_READ = Network.builder().build();

    @ParameterizedTest
    @CsvSource({
        "mysql,             8.0.40, db.t3.micro,      85",
        "mysql,             8.0.40, db.m6g.large,     682",
        "postgres,          17.4,   db.t3.micro,      112",
        "postgres,          17.4,   db.t4g.medium,    450",
        "postgres,          17.4,   db.m6gd.4xlarge,  5000",
        "mariadb,           11.4.4, db.t3.micro,      42",
        "mariadb,           10.4.1, db.t3.micro,      85",
        "mariadb,           10.11.2, db.m6g.large,    341",
        "aurora-postgresql, 16.6,   db.r6g.large,     1802",
        "aurora-mysql,      8.0,    db.t3.small,      45",
        "aurora-mysql,      8.0,    db.t4g.large,     135",
        "aurora-mysql,      8.0,    db.r6g.large,     1000",
        "aurora-mysql,      8.0,    db.r5.24xlarge,   7000",
    })
    void aClassGivesAnUpperBound(String engine, String version, String instanceClass, int connections) {
        ConnectionLimit limit = ConnectionLimit.of(
                        instance(engine, version, instanceClass, Optional.empty()), NOTHING_READ)
                .orElseThrow();

        assertThat(limit.connections()).isEqualTo(connections);
        assertThat(limit.exact()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "aurora-mysql,      1,   1,   90",
        "aurora-mysql,      0,   4,   135",
        "aurora-mysql,      1,   5,   1000",
        "aurora-mysql,      2,   64,  4000",
        "aurora-postgresql, 1,   1,   189",
        "aurora-postgresql, 1,   2.5, 823",
        "aurora-postgresql, 2,   16,  3360",
        "aurora-postgresql, 2,   32,  5000",
        "aurora-postgresql, 0.5, 16,  2000",
        "aurora-postgresql, 0,   4,   823",
    })
    void aServerlessDatabaseTakesWhatItsMostUnitsTake(String engine, double least, double most, int connections) {
        DatabaseCapacity capacity = new DatabaseCapacity(
                "shop",
                Optional.of(engine),
                Optional.empty(),
                Optional.of("db.serverless"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ServerlessScaling(least, most)));

        assertThat(ConnectionLimit.of(capacity, NOTHING_READ))
                .map(ConnectionLimit::connections)
                .contains(connections);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mysql          | db.x9z.large
        oracle-ee      | db.m6g.large
        sqlserver-se   | db.m6g.large
        aurora-mysql   | db.serverless
        """)
    void whatNobodyKnowsHasNoLimit(String engine, String instanceClass) {
        assertThat(ConnectionLimit.of(instance(engine, "1", instanceClass, Optional.empty()), NOTHING_READ))
                .isEmpty();
    }

    @Test
    void aGroupOfAwsHoldsTheDefault() {
        Optional<ParameterGroup> ofAws =
                Optional.of(new ParameterGroup(Level.INSTANCE, "default.postgres17", Optional.empty()));

        assertThat(ConnectionLimit.of(instance("postgres", "17.4", "db.t4g.medium", ofAws), NOTHING_READ))
                .map(ConnectionLimit::connections)
                .contains(450);
    }

    @Test
    void aParameterGroupWins() {
        assertThat(limitWith(Optional.of("2000")))
                .contains(new ConnectionLimit(2000, true, "max_connections is 2000 in parameter group orders"));
    }

    @Test
    void aFormulaOfAParameterGroupIsAnUpperBound() {
        assertThat(limitWith(Optional.of("{DBInstanceClassMemory/25165760}")))
                .map(ConnectionLimit::connections)
                .contains(170);
        assertThat(limitWith(Optional.of("LEAST({DBInstanceClassMemory/9531392},300)")))
                .map(ConnectionLimit::connections)
                .contains(300);
    }

    @Test
    void aFormulaThatIsNotUnderstoodGivesNoLimit() {
        assertThat(limitWith(Optional.of("GREATEST({log(DBInstanceClassMemory/805306368)*45},1000)")))
                .isEmpty();
    }

    @Test
    void aParameterGroupThatSaysNothingOfConnectionsHoldsTheDefault() {
        assertThat(limitWith(Optional.empty()))
                .map(ConnectionLimit::connections)
                .contains(450);
    }

    @Test
    void whatAParameterGroupSaysThatWasNotReadIsNotAssumed() {
        assertThat(ConnectionLimit.of(instance("postgres", "17.4", "db.t4g.medium", Optional.of(GROUP)), NOTHING_READ))
                .isEmpty();
    }

    @Test
    void theGroupOfAClusterWinsOverTheDefaultsOfItsInstances() {
        Network network = NOTHING_READ.with(new DatabaseParameters(CLUSTER_GROUP, Optional.of("300")));

        assertThat(ConnectionLimit.of(member(DEFAULT, Fact.known(CLUSTER_GROUP)), network))
                .contains(new ConnectionLimit(300, true, "max_connections is 300 in cluster parameter group orders"));
    }

    @Test
    void theGroupOfAnInstanceWinsOverThatOfItsCluster() {
        Network network = NOTHING_READ
                .with(new DatabaseParameters(GROUP, Optional.of("500")))
                .with(new DatabaseParameters(CLUSTER_GROUP, Optional.of("300")));

        assertThat(ConnectionLimit.of(member(GROUP, Fact.known(CLUSTER_GROUP)), network))
                .contains(new ConnectionLimit(500, true, "max_connections is 500 in parameter group orders"));
    }

    @Test
    void anInstanceThatSetsNothingItselfTakesWhatItsClusterSets() {
        Network network = NOTHING_READ
                .with(new DatabaseParameters(GROUP, Optional.empty()))
                .with(new DatabaseParameters(CLUSTER_GROUP, Optional.of("300")));

        assertThat(ConnectionLimit.of(member(GROUP, Fact.known(CLUSTER_GROUP)), network))
                .map(ConnectionLimit::connections)
                .contains(300);
    }

    @Test
    void whatTheGroupOfAClusterSaysThatWasNotReadIsNotAssumed() {
        assertThat(ConnectionLimit.of(member(DEFAULT, Fact.known(CLUSTER_GROUP)), NOTHING_READ))
                .isEmpty();
        assertThat(ConnectionLimit.of(
                        member(DEFAULT, Fact.unknown("the cluster was not read", "aws rds describe-db-clusters")),
                        NOTHING_READ))
                .isEmpty();
    }

    @Test
    void whatAnInstanceSetsDecidesThoughItsClusterWasNotRead() {
        Network network = NOTHING_READ.with(new DatabaseParameters(GROUP, Optional.of("500")));

        assertThat(ConnectionLimit.of(member(GROUP, Fact.known(CLUSTER_GROUP)), network))
                .map(ConnectionLimit::connections)
                .contains(500);
    }

    private static Optional<ConnectionLimit> limitWith(Optional<String> maxConnections) {
        Network network = NOTHING_READ.with(new DatabaseParameters(GROUP, maxConnections));
        return ConnectionLimit.of(instance("postgres", "17.4", "db.t4g.medium", Optional.of(GROUP)), network);
    }

    private static DatabaseCapacity instance(
            String engine, String version, String instanceClass, Optional<ParameterGroup> group) {
        return new DatabaseCapacity(
                "orders",
                Optional.of(engine),
                Optional.of(version),
                Optional.of(instanceClass),
                group,
                Optional.empty(),
                Optional.empty());
    }

    private static DatabaseCapacity member(ParameterGroup group, Fact<ParameterGroup> clusterGroup) {
        return new DatabaseCapacity(
                "orders",
                Optional.of("aurora-postgresql"),
                Optional.of("16.6"),
                Optional.of("db.r6g.large"),
                Optional.of(group),
                Optional.of(clusterGroup),
                Optional.empty());
    }
}
