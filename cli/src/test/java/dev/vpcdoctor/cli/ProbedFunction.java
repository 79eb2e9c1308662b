package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.AwsOptions;
import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.probe.LeftoverProbes;
import dev.vpcdoctor.aws.probe.ProbeAccount;
import dev.vpcdoctor.aws.probe.ProbeKeepResult;
import dev.vpcdoctor.aws.probe.ProbeListener;
import dev.vpcdoctor.aws.probe.ProbeOrder;
import dev.vpcdoctor.aws.probe.ProbePlacement;
import dev.vpcdoctor.aws.probe.Removal;
import dev.vpcdoctor.aws.probe.WaitLimits;
import dev.vpcdoctor.shared.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The function checkout, in a healthy account of its own for each test, diagnosed with packets. */
final class ProbedFunction implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    static final String DATABASE = "rds:" + AwsWorld.DATABASE;

    /** What a probe sees where nothing is wrong. */
    static final ProbeAnswers OPEN = answers(Outcome.OPEN);

    private static final String DATABASE_ADDRESS = "10.20.20.30";
    private static final ProbeListener NOBODY = new ProbeListener() {
        @Override
        public void begins(Step step) {}

        @Override
        public void removedAtExit(Removal removal) {}
    };

    final LiveAccount account = new LiveAccount();
    AwsWorld world;

    @Override
    public void beforeAll(ExtensionContext context) {
        account.beforeAll(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        world = account.build();
        probesSee(Outcome.OPEN);
    }

    /** What comes of connecting to the database, from now on. */
    void probesSee(Outcome tcp) {
        account.proxy.runFunctionsWith((name, event) -> answers(tcp).to(event));
    }

    private static ProbeAnswers answers(Outcome tcp) {
        return new ProbeAnswers(DATABASE_ADDRESS, tcp);
    }

    /** The command as a user launches it, with credentials. */
    LaunchedDoctor launched(Path home) {
        return new LaunchedDoctor(home, account).withKeys().inRegion(AwsWorld.REGION);
    }

    /** A command line that deploys probes, lets them look, and removes them. */
    static String[] deployingRun() {
        return arguments(List.of("--to", DATABASE, "--probe", "deploy", "--yes"));
    }

    Run diagnose(String... options) {
        return Run.of(arguments(List.of(options)));
    }

    /** On a terminal before which somebody types an answer. */
    Run diagnoseAndAnswer(String answer, List<String> options) {
        return Run.atTerminal(answer, arguments(options));
    }

    private static String[] arguments(List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("diagnose", AwsWorld.FUNCTION));
        arguments.addAll(options);
        return arguments.toArray(String[]::new);
    }

    /** Deploys probes that stand as checkout does, and tells their name. */
    String keep(String allowList, Duration lifetime, boolean kept) {
        AwsOptions options = new AwsOptions(
                Optional.empty(), Optional.empty(), AwsOptions.DEFAULT_TIMEOUT, AwsOptions.DEFAULT_SINCE, false);
        try (ProbeAccount open = ProbeAccount.open(options, Optional.empty(), WaitLimits.DEFAULT)) {
            ProbePlacement placement = new ProbePlacement(
                    List.of(world.functionSubnetA, world.functionSubnetB),
                    List.of(world.functionGroup),
                    false,
                    Optional.of(AwsWorld.FUNCTION));
            ProbeKeepResult deployed =
                    open.deploy(new ProbeOrder(placement, allowList, Optional.empty(), lifetime, kept), NOBODY);
            return deployed.name().value();
        }
    }

    String databaseName() {
        return world.rds
                .describeDBInstances(r -> r.dbInstanceIdentifier(AwsWorld.DATABASE))
                .dbInstances()
                .get(0)
                .endpoint()
                .address();
    }

    /** All that there is of probes, asked of the server itself. */
    List<String> leftOfProbes() {
        return LeftoverProbes.ofProbes(world);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        world.close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        account.afterAll(context);
    }
}
