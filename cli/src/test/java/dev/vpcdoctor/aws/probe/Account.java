package dev.vpcdoctor.aws.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.ApiCall;
import dev.vpcdoctor.aws.AwsOptions;
import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CallTimes;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.FaultyProxy;
import dev.vpcdoctor.aws.IamPolicy;
import dev.vpcdoctor.cli.LiveAccount;
import dev.vpcdoctor.shared.ProbeRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An account with the function checkout, and all that probes may leave in it. */
final class Account implements BeforeAllCallback, AfterAllCallback {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Long enough for what comes about at all in a test. */
    static final WaitLimits LONGEST_WAIT = new WaitLimits(
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(5), PAUSE, CallTimes.DEFAULT);

    /** Where things never come about: as little as a slow machine allows. */
    static final WaitLimits SHORT_CALLS = new WaitLimits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            PAUSE,
            new CallTimes(Duration.ofMillis(1_500), Duration.ofSeconds(3), Duration.ofSeconds(1)));

    /** Of a role that is there already. */
    static final String GIVEN_ROLE = "arn:aws:iam::123456789012:role/checkout-role";

    final LiveAccount live = new LiveAccount(IamPolicy.of(
            ProbePermissions.toDeploy(Optional.empty()), ProbePermissions.toDeploy(Optional.of(GIVEN_ROLE))));
    AwsWorld world;
    private Optional<ProbeName> kept = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext context) {
        live.beforeAll(context);
    }

    void build() {
        world = live.build();
        live.proxy.runFunctionsWith((name, event) -> Reports.empty());
    }

    ProbeAccount open() {
        return open(LONGEST_WAIT);
    }

    private static ProbeAccount open(WaitLimits limits) {
        return open(Optional.empty(), limits);
    }

    private static ProbeAccount open(Optional<String> profile, WaitLimits limits) {
        AwsOptions options = new AwsOptions(
                profile, Optional.of(AwsWorld.REGION), AwsOptions.DEFAULT_TIMEOUT, AwsOptions.DEFAULT_SINCE, false);
        return ProbeAccount.open(options, Optional.empty(), limits);
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

    /** The same calls in less time. */
    ProbeOrder orderOfOneSubnet() {
        ProbePlacement one = new ProbePlacement(
                List.of(world.functionSubnetA), List.of(world.functionGroup), false, Optional.of(AwsWorld.FUNCTION));
        return new ProbeOrder(one, "db.example.com:5432", Optional.empty(), ProbeOrder.LIFETIME_OF_A_RUN, false);
    }

    ProbeOrder orderToKeep(Duration lifetime) {
        return new ProbeOrder(placement(), "db.example.com:5432", Optional.empty(), lifetime, true);
    }

    /** Deploys, looks and removes. */
    ProbeOutcome run(ProbeOrder order) {
        return run(order, LONGEST_WAIT);
    }

    ProbeOutcome run(ProbeOrder order, WaitLimits limits) {
        return run(order, Optional.empty(), limits);
    }

    /** The same, by somebody with another key. */
    ProbeOutcome run(ProbeOrder order, Optional<String> profile, WaitLimits limits) {
        try (ProbeAccount account = open(profile, limits)) {
            return account.run(order, ProbeRequest.of(), RecordingListener.NOTHING);
        }
    }

    /** Deploys a probe that stays whatever the tests do, and is none of theirs. */
    void keepOne() {
        try (ProbeAccount account = open()) {
            kept = Optional.of(account.deploy(orderToKeep(ProbeOrder.LIFETIME_KEPT), RecordingListener.NOTHING)
                    .name());
        }
    }

    private boolean isKept(String name) {
        return kept.filter(known -> name.contains(known.value())).isPresent();
    }

    /** Everything whose name says that it belongs to a probe, asked of the server itself; but of the one that is kept. */
    List<String> ofProbes() {
        return LeftoverProbes.ofProbes(world).stream()
                .filter(name -> !isKept(name))
                .toList();
    }

    /**
     * What always holds: every subnet has a report or a reason without it, a person can read the reason, and whatever is
     * left is told.
     */
    void assertHonest(ProbeOrder order, ProbeOutcome outcome) {
        assertThat(outcome.subnets())
                .extracting(SubnetReport::subnetId)
                .containsExactlyElementsOf(order.placement().subnetIds());
        assertThat(outcome.failures())
                .allSatisfy(failure -> assertThat(failure.message())
                        .hasLineCount(1)
                        .doesNotContain("null", "software.amazon", "java."));
        assertThat(outcome.removal().orElseThrow().leftBehind())
                .extracting(Removal.Leftover::what)
                .containsAll(ofProbes().stream()
                        .filter(left -> left.contains(outcome.name().value()))
                        .toList());
    }

    /** Removes all that is left, as the next who looks for it would. */
    void cleanUp() {
        live.proxy.breakWith(FaultyProxy.Fault.NONE);
        try (ProbeAccount account = open()) {
            account.inventory().probes().stream()
                    .filter(left -> !isKept(left.name().value()))
                    .forEach(left ->
                            assertThat(account.remove(left).leftBehind()).isEmpty());
        }
        assertThat(ofProbes()).isEmpty();
    }

    /** Answers an operation otherwise, the first times. */
    void firstTimes(int times, String operation, Function<ApiCall, CannedAnswer> answer) {
        FaultyProxy.Fault fault = (call, attempt) -> call.operation().equals(operation) && attempt <= times
                ? Optional.of(answer.apply(call))
                : Optional.empty();
        live.proxy.breakWith(fault);
    }

    void always(String operation, Function<ApiCall, CannedAnswer> answer) {
        firstTimes(Integer.MAX_VALUE, operation, answer);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (world != null) {
            world.close();
        }
        live.afterAll(context);
    }
}
