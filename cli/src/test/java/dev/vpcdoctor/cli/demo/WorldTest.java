package dev.vpcdoctor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.Diagnosis.Conclusion;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.read.NetworkReading;
import dev.vpcdoctor.snapshot.Snapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The accounts that scenarios draw on, in which all is well. {@code orders} is bundled: one region, one account, IPv4.
 * {@code china} stands in another partition, {@code two-accounts} has a VPC that one account shares with the other,
 * {@code dual-stack} has addresses of both families. A folder within a world is a world too: what one of two accounts sees.
 */
class WorldTest {

    @ParameterizedTest
    @ValueSource(strings = {"orders", "china", "two-accounts", "two-accounts/accounts/111122223333", "dual-stack"})
    void isReadWithoutAnyProblem(String name) {
        Snapshot snapshot = Snapshot.of(new World(name).documents());
        NetworkReading reading = NetworkReader.read(snapshot);

        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.refusedCalls()).isEmpty();
        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "orders, checkout, subnet-0fna, subnet-0fnb",
        "china, settle, subnet-0cnfna, subnet-0cnfnb",
        "two-accounts, quote, subnet-0appa, subnet-0appb",
        "dual-stack, render, subnet-0sixfna, subnet-0sixfnc"
    })
    void hasItsFunctionInTwoSubnets(String name, String function, String firstSubnet, String secondSubnet) {
        Network network =
                NetworkReader.read(Snapshot.of(new World(name).documents())).network();

        assertThat(network.all(LambdaFunction.class)).singleElement().satisfies(found -> {
            assertThat(found.name()).isEqualTo(function);
            assertThat(found.vpcConfig().orElseThrow().subnetIds()).containsExactly(firstSubnet, secondSubnet);
        });
    }

    /** Nothing is changed there, and the function reaches whatever there is. */
    @ParameterizedTest
    @CsvSource({
        "orders, all-is-well",
        "china, china-all-is-well",
        "two-accounts, shared-vpc-all-is-well",
        "dual-stack, dual-stack-all-is-well"
    })
    void isWell(String name, String asked) {
        Scenario scenario = Scenarios.find(asked).orElseThrow();

        assertThat(scenario.world().name()).isEqualTo(name);
        assertThat(scenario.snapshot().documents()).isEqualTo(new World(name).documents());
        assertThat(scenario.expectation().outcome()).isEqualTo(Conclusion.HEALTHY);
        assertThat(scenario.expectation().findings()).containsExactly("network-is-fine");
        assertThat(scenario.expectation().advice()).isEmpty();
    }
}
