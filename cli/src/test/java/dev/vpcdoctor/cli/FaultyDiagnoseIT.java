package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.probe.BrokenAnswer;
import dev.vpcdoctor.aws.probe.ConcurrentProbes;
import dev.vpcdoctor.aws.probe.LeftoverProbes;
import dev.vpcdoctor.aws.probe.ProbeLifecycleCalls;
import dev.vpcdoctor.shared.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every call of a probe's life is broken for good while a diagnosis is made. What is said is what is said otherwise too, or
 * less surely; the command ends with a sentence, and whatever is left in the account it names.
 */
class FaultyDiagnoseIT {
    private static final String FIRST = "lambda:GetFunctionConfiguration";

    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount();

    private static List<String> operations;
    private AwsWorld world;

    @BeforeAll
    static void listCalls(@TempDir Path folder) throws IOException {
        Set<String> all = new TreeSet<>(Set.of(ProbeLifecycleCalls.IDENTITY, ProbeLifecycleCalls.INVOCATION));
        all.addAll(ProbeLifecycleCalls.OF_CREATION);
        all.addAll(ProbeLifecycleCalls.WITHOUT_WHICH_IT_GOES);
        all.addAll(ProbeLifecycleCalls.OF_REMOVAL);
        operations = List.copyOf(all);
        BrokenAnswer.giveKeys(folder, operations);
    }

    @BeforeEach
    void build() {
        world = ACCOUNT.build();
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** The life of a probe is tested by itself with more ways, and with each of them on every call. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"THROTTLED", "SILENCE"})
    void nothingWrongIsSaidOfAHealthyNetwork(BrokenAnswer broken) {
        ACCOUNT.proxy.runFunctionsWith((name, event) -> new ProbeAnswers("10.20.20.30", Outcome.OPEN).to(event));
        ReportedFindings whole = whole(ExitCode.HEALTHY, "network-is-fine rds:orders");

        eachCallInTurn(broken, whole, ExitCode.HEALTHY);
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "LOG_IN_PAGE", "OTHER_ANSWER", "EMPTY", "HALF", "BROKEN_OFF", "LOST"})
    void nothingElseIsSaidOfABrokenOne(BrokenAnswer broken) {
        world.admitNoMore(world.databaseGroup, 5432, world.functionGroup);
        ACCOUNT.proxy.runFunctionsWith((name, event) -> new ProbeAnswers("10.20.20.30", Outcome.TIMED_OUT).to(event));
        ReportedFindings whole = whole(ExitCode.PROBLEM_FOUND, "target-sg-blocks-ingress rds:orders");

        eachCallInTurn(broken, whole, ExitCode.PROBLEM_FOUND);
    }

    private static ReportedFindings whole(int exitCode, String claim) {
        Run run = diagnose();
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
        ReportedFindings whole = ReportedFindings.of(run);
        assertThat(whole.sureness()).containsEntry(claim, 2);
        return whole;
    }

    private void eachCallInTurn(BrokenAnswer broken, ReportedFindings whole, int exitCode) {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        broken.instead(ACCOUNT.proxy, (operation, attempt) -> !operation.equals(FIRST) || attempt > 1);
        ConcurrentProbes.inEach(
                operations.stream()
                        .filter(operation -> !isInsistedOn(broken, operation))
                        .toList(),
                operation -> {
                    Run run = diagnose("--profile", BrokenAnswer.keyFor(operation));
                    told.add(run.err());
                    assertHarmless(run, whole, exitCode, operation + " " + broken + ": " + run);
                });
        assertThat(LeftoverProbes.ofProbes(world))
                .allSatisfy(left -> assertThat(String.join("", told)).contains(left));
    }

    /** A removal that is not answered is asked for again and again for a minute. Once is enough of that. */
    private static boolean isInsistedOn(BrokenAnswer broken, String operation) {
        return ProbeLifecycleCalls.OF_REMOVAL.contains(operation)
                && !Set.of(BrokenAnswer.REFUSED, BrokenAnswer.EXPIRED, BrokenAnswer.SERVER_ERROR)
                        .contains(broken);
    }

    private static void assertHarmless(Run run, ReportedFindings whole, int exitCode, String what) {
        SoftAssertions each = new SoftAssertions();
        each.assertThat(run.out() + run.err()).as(what).doesNotContain("\tat ", "Exception:", "defect of vpc-doctor");
        each.assertThat(run.exitCode()).as(what).isEqualTo(exitCode);
        ReportedFindings.of(run).assertNothingBut(whole, each, what);
        each.assertAll();
    }

    private static Run diagnose(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "diagnose", AwsWorld.FUNCTION, "--to", "rds:orders", "--output", "json", "--probe", "deploy", "--yes"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }
}
