package dev.vpcdoctor.network.discovery;

import dev.vpcdoctor.cli.demo.World;
import dev.vpcdoctor.network.model.EnvironmentValue;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.FunctionEnvironment;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.read.EnvironmentValues;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;

/** What gives the targets of the function checkout away, in a world where no database admits it. */
abstract class CheckoutsTargets {
    static final String ORDERS = "orders.abcdefgh.eu-west-1.rds.amazonaws.com";

    Network network =
            NetworkReader.read(Snapshot.of(new World("orders").documents())).network();
    final LambdaFunction checkout = network.all(LambdaFunction.class).iterator().next();

    @BeforeEach
    void noDatabaseAdmitsTheFunction() {
        SecurityGroup group =
                network.find(SecurityGroup.class, "sg-0database").optional().orElseThrow();
        network = network.with(new SecurityGroup(group.id(), group.name(), group.vpcId(), List.of(), group.egress()));
    }

    void environment(Map<String, String> variables) {
        Map<String, EnvironmentValue> read = new TreeMap<>();
        variables.forEach((name, value) -> read.put(name, EnvironmentValues.read(name, value)));
        network = network.with(new FunctionEnvironment(checkout.arn(), Fact.known(read)));
    }

    DiscoveredTargets discovered() {
        return new TargetDiscovery(network).of(checkout);
    }

    List<String> targets() {
        return discovered().targets().stream()
                .map(guess -> guess.target().asked())
                .toList();
    }

    List<String> hints() {
        return discovered().targets().stream()
                .flatMap(guess -> guess.hints().stream())
                .map(TargetHint::says)
                .toList();
    }

    List<String> passedOver() {
        return discovered().passedOver().stream()
                .map(one -> one.what() + ": " + one.because())
                .toList();
    }
}
