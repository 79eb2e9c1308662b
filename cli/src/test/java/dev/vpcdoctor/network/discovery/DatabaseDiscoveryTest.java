package dev.vpcdoctor.network.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.World;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Databases that admit a function are its targets. */
class DatabaseDiscoveryTest extends CheckoutsTargets {

    @Test
    void aDatabaseThatAdmitsTheFunctionsGroupIsATarget() {
        environment(Map.of());
        admitTheFunction("sg-0database");

        assertThat(targets()).containsExactly("rds:orders");
        assertThat(hints()).containsExactly("security group sg-0database, which admits sg-0function");
    }

    @Test
    void severalNamesOfOneDatabaseAreOneTarget() {
        environment(Map.of(
                "DB_HOST",
                ORDERS,
                "DB_URL",
                "postgres://" + ORDERS + "/x",
                "DB_ARN",
                "arn:aws:rds:eu-west-1:123456789012:db:orders"));
        admitTheFunction("sg-0database");

        assertThat(targets()).containsExactly("arn:aws:rds:eu-west-1:123456789012:db:orders");
        assertThat(hints())
                .containsExactly(
                        "environment variable DB_ARN",
                        "environment variable DB_HOST",
                        "environment variable DB_URL",
                        "security group sg-0database, which admits sg-0function");
    }

    @Test
    void aClusterStandsForItsInstances() {
        environment(Map.of());
        admitTheFunction("sg-0database");
        ManagedService orders = network.all(ManagedService.class).iterator().next();
        network = network.with(member(orders)).with(cluster());

        assertThat(targets()).containsExactly("rds:shop");
    }

    private void admitTheFunction(String groupId) {
        SecurityGroup before = NetworkReader.read(Snapshot.of(new World("orders").documents()))
                .network()
                .find(SecurityGroup.class, groupId)
                .optional()
                .orElseThrow();
        network = network.with(before);
    }

    private static ManagedService member(ManagedService like) {
        return new ManagedService(
                like.kind(),
                like.id(),
                like.arn(),
                like.vpcId(),
                like.endpoints(),
                like.securityGroupIds(),
                like.subnetIds(),
                like.availabilityZone(),
                like.publiclyAccessible(),
                like.status(),
                like.engine(),
                Optional.of("shop"));
    }

    private static ManagedService cluster() {
        return new ManagedService(
                ManagedService.Kind.DB_CLUSTER,
                "shop",
                Optional.of("arn:aws:rds:eu-west-1:123456789012:cluster:shop"),
                Optional.of("vpc-0main"),
                List.of(new ManagedService.Endpoint("shop.cluster-1.example.com", Optional.of(5432))),
                Fact.known(Set.of("sg-0database")),
                Fact.known(List.of("subnet-0dba")),
                Optional.empty(),
                false,
                Optional.of("available"),
                Optional.of("aurora-postgresql"),
                Optional.empty());
    }
}
