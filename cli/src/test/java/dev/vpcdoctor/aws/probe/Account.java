package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.AwsOptions;
import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.IamPolicy;
import dev.vpcdoctor.cli.LiveAccount;
import dev.vpcdoctor.shared.ProbeRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An account with the function checkout, and all that probes may leave in it. */
final class Account implements BeforeAllCallback, AfterAllCallback {
    /** Long enough for what comes about at all in a test. */
    static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(5));

    private static final AwsOptions OPTIONS = new AwsOptions(
            Optional.empty(), Optional.empty(), AwsOptions.DEFAULT_TIMEOUT, AwsOptions.DEFAULT_SINCE, false);

    /** Of a role that is there already. */
    static final String GIVEN_ROLE = "arn:aws:iam::123456789012:role/checkout-role";

    final LiveAccount live = new LiveAccount(IamPolicy.of(
            ProbePermissions.toDeploy(Optional.empty()), ProbePermissions.toDeploy(Optional.of(GIVEN_ROLE))));
    AwsWorld world;

    @Override
    public void beforeAll(ExtensionContext context) {
        live.beforeAll(context);
    }

    void build() {
        world = live.build();
        live.proxy.runFunctionsWith((name, event) -> Reports.empty());
    }

    ProbeAccount open() {
        return ProbeAccount.open(OPTIONS, Optional.empty(), PATIENCE);
    }

    /** As checkout stands. */
    ProbePlacement placement() {
        return new ProbePlacement(
                List.of(world.functionSubnetA, world.functionSubnetB),
                List.of(world.functionGroup),
                false,
                Optional.of(AwsWorld.FUNCTION));
    }

    ProbeOrder order() {
        return new ProbeOrder(
                placement(), "db.example.com:5432", Optional.empty(), ProbeOrder.LIFETIME_OF_A_RUN, false);
    }

    ProbeOrder orderToKeep(Duration lifetime) {
        return new ProbeOrder(placement(), "db.example.com:5432", Optional.empty(), lifetime, true);
    }

    /** Deploys, looks and removes. */
    ProbeOutcome run(ProbeOrder order) {
        try (ProbeAccount account = open()) {
            return account.run(order, ProbeRequest.of(), Heard.NOTHING);
        }
    }

    /** Everything whose name says that it belongs to a probe, asked of the server itself. */
    List<String> ofProbes() {
        return LeftInAccount.ofProbes(world);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (world != null) {
            world.close();
        }
        live.afterAll(context);
    }
}
