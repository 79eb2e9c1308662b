package dev.vpcdoctor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.read.NetworkReading;
import dev.vpcdoctor.snapshot.Snapshot;
import org.junit.jupiter.api.Test;

class WorldTest {

    private final Snapshot snapshot = Snapshot.of(new World("orders").documents());

    @Test
    void theBaseWorldIsReadWithoutAnyProblem() {
        NetworkReading reading = NetworkReader.read(snapshot);

        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.refusedCalls()).isEmpty();
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void theBaseWorldHasItsFunctionInTwoSubnets() {
        Network network = NetworkReader.read(snapshot).network();

        assertThat(network.all(LambdaFunction.class)).singleElement().satisfies(function -> {
            assertThat(function.name()).isEqualTo("checkout");
            assertThat(function.vpcConfig().orElseThrow().subnetIds()).containsExactly("subnet-0fna", "subnet-0fnb");
        });
    }
}
