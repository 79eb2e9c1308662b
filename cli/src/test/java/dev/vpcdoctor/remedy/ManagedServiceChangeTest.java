package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Instance;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.ManagedService.Kind;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.remedy.ManagedServiceChange.StartDatabase;
import dev.vpcdoctor.remedy.ManagedServiceChange.WaitForService;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagedServiceChangeTest {
    @Test
    void aDatabaseIsStartedAndWaitedFor() {
        ManagedService database = service(Kind.DB_INSTANCE, "stopped");

        Change change = new StartDatabase(database);

        assertThat(change.commands())
                .containsExactly(
                        "aws rds start-db-instance --db-instance-identifier orders",
                        "aws rds wait db-instance-available --db-instance-identifier orders");
        assertThat(change.applyTo(Network.builder().add(database).build()).all(ManagedService.class))
                .extracting(ManagedService::status)
                .containsExactly(Optional.of("available"));
    }

    @Test
    void aClusterIsStartedAsAWhole() {
        assertThat(new StartDatabase(service(Kind.DB_CLUSTER, "stopped")).commands())
                .containsExactly(
                        "aws rds start-db-cluster --db-cluster-identifier orders",
                        "aws rds wait db-cluster-available --db-cluster-identifier orders");
    }

    @ParameterizedTest
    @CsvSource({
        "DB_INSTANCE, aws rds wait db-instance-available --db-instance-identifier orders",
        "DB_CLUSTER, aws rds wait db-cluster-available --db-cluster-identifier orders",
        "CACHE_CLUSTER, aws elasticache wait cache-cluster-available --cache-cluster-id orders",
        "REPLICATION_GROUP, aws elasticache wait replication-group-available --replication-group-id orders",
        "LOAD_BALANCER, aws elbv2 wait load-balancer-available --load-balancer-arns arn:orders"
    })
    void whatIsBeingMadeIsWaitedFor(Kind kind, String command) {
        assertThat(new WaitForService(service(kind, "creating")).commands()).containsExactly(command);
    }

    @ParameterizedTest
    @CsvSource({"DB_PROXY", "SERVERLESS_CACHE"})
    void someServicesHaveNoWaiter(Kind kind) {
        assertThat(new WaitForService(service(kind, "creating")).commands()).isEmpty();
    }

    @Test
    void aLoadBalancerIsActiveInTheEnd() {
        ManagedService balancer = service(Kind.LOAD_BALANCER, "provisioning");

        assertThat(new WaitForService(balancer)
                        .applyTo(Network.builder().add(balancer).build())
                        .all(ManagedService.class))
                .extracting(ManagedService::status)
                .containsExactly(Optional.of("active"));
    }

    @Test
    void aStoppedMachineIsStartedAndWaitedFor() {
        assertThat(new StartInstance(machine("stopped")).commands())
                .containsExactly(
                        "aws ec2 start-instances --instance-ids i-1",
                        "aws ec2 wait instance-running --instance-ids i-1");
    }

    @Test
    void aMachineThatStopsIsWaitedForBeforeItIsStarted() {
        assertThat(new StartInstance(machine("stopping")).commands())
                .startsWith("aws ec2 wait instance-stopped --instance-ids i-1");
    }

    @Test
    void aMachineThatStartsIsOnlyWaitedFor() {
        Instance machine = machine("pending");

        Change change = new StartInstance(machine);

        assertThat(change.commands()).containsExactly("aws ec2 wait instance-running --instance-ids i-1");
        assertThat(change.applyTo(Network.builder().add(machine).build())
                        .find(Instance.class, "i-1")
                        .optional()
                        .flatMap(Instance::state))
                .contains("running");
    }

    private static Instance machine(String state) {
        return new Instance("i-1", Optional.of(state), List.of(), Optional.empty());
    }

    private static ManagedService service(Kind kind, String status) {
        return new ManagedService(
                kind,
                "orders",
                Optional.of("arn:orders"),
                Optional.of("vpc-1"),
                List.of(),
                Fact.known(Set.of()),
                Fact.known(List.of()),
                Optional.empty(),
                false,
                Optional.of(status),
                Optional.empty(),
                Optional.empty());
    }
}
