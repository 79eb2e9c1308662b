package dev.vpcdoctor.aws.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vpcdoctor.aws.AwsRefusedException;
import dev.vpcdoctor.aws.FaultyProxy.Fault;
import dev.vpcdoctor.aws.probe.ProbeFailure.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every call of a probe's life is answered in every way that is no answer, once and for good. What goes wrong is told, and
 * nothing is left in the account; unless removing itself is what fails, which is told too, and the next who looks finds it.
 */
@Timeout(120)
class BrokenAnswersIT {

    /** An empty answer is what AWS says when it has done it. */
    private static final Set<String> ANSWERED_WITH_NOTHING =
            Set.of("logs:CreateLogGroup", "logs:PutRetentionPolicy", "logs:DeleteLogGroup", "lambda:DeleteFunction");

    /** The SDK lets who was throttled ask once in two seconds. */
    private static final Duration REMOVAL_OF_WHO_WAS_THROTTLED = Duration.ofSeconds(45);

    @RegisterExtension
    static final Account ACCOUNT = new Account();

    private static List<String> operations = List.of();

    @BeforeAll
    static void listCalls(@TempDir Path folder) throws IOException {
        ACCOUNT.build();
        // So that there is always one whose tags are read.
        ACCOUNT.keepOne();
        ACCOUNT.live.proxy.breakWith(Fault.NONE);
        ACCOUNT.run(ACCOUNT.orderOfOneSubnet());
        operations = List.copyOf(new TreeSet<>(ACCOUNT.live.proxy.operations()));
        BrokenAnswer.giveKeys(folder, operations);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(ACCOUNT.ofProbes()).isEmpty();
    }

    @Test
    void everyCallOfALifeIsAmongThem() {
        Set<String> all = new TreeSet<>(Set.of(ProbeLifecycleCalls.IDENTITY, ProbeLifecycleCalls.INVOCATION));
        all.addAll(ProbeLifecycleCalls.OF_CREATION);
        all.addAll(ProbeLifecycleCalls.WITHOUT_WHICH_IT_GOES);
        all.addAll(ProbeLifecycleCalls.OF_REMOVAL);

        assertThat(operations).containsExactlyElementsOf(all);
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "BROKEN_OFF", "LOST", "SILENCE"})
    void whatPassesIsAskedAgainAndHarmsNothing(BrokenAnswer broken) {
        broken.instead(ACCOUNT.live.proxy, (operation, attempt) -> attempt == 1);

        ConcurrentProbes.inEach(operations, operation -> {
            ProbeOutcome outcome = runWithBroken(operation, broken);
            assertThat(outcome.reports()).as("%s: %s", operation, outcome).hasSize(1);
            ACCOUNT.assertHonest(ACCOUNT.orderOfOneSubnet(), outcome);
            assertThat(outcome.removal().orElseThrow().leftBehind())
                    .as(operation)
                    .isEmpty();
        });
    }

    /** All in one life, since who was throttled asks more slowly from then on. */
    @Test
    void everyCallIsThrottledOnceAndAskedAgain() {
        ACCOUNT.live.proxy.breakWith(
                (call, attempt) -> attempt == 1 ? Optional.of(BrokenAnswer.THROTTLED.of(call)) : Optional.empty());

        ProbeOutcome outcome = ACCOUNT.run(ACCOUNT.orderOfOneSubnet());

        assertThat(outcome.reports()).as(outcome.toString()).hasSize(1);
        assertThat(outcome.remarks()).isEmpty();
        assertThat(outcome.removal().orElseThrow().leftBehind()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatNeverPassesIsToldAndWhatIsLeftIsFoundLater(BrokenAnswer broken) {
        broken.instead(ACCOUNT.live.proxy, (operation, attempt) -> true);

        ConcurrentProbes.inEach(operations, operation -> {
            if (operation.equals(ProbeLifecycleCalls.IDENTITY)) {
                assertThatThrownBy(() -> runWithBroken(operation, broken))
                        .isInstanceOf(AwsRefusedException.class)
                        .hasMessageContaining(operation);
            } else if (broken != BrokenAnswer.EMPTY || !ANSWERED_WITH_NOTHING.contains(operation)) {
                assertTold(operation, broken, runWithBroken(operation, broken));
            }
        });
        ACCOUNT.cleanUp();
    }

    private static ProbeOutcome runWithBroken(String operation, BrokenAnswer broken) {
        WaitLimits limits = broken == BrokenAnswer.THROTTLED
                ? Account.SHORT_CALLS.forRemoval(REMOVAL_OF_WHO_WAS_THROTTLED)
                : Account.SHORT_CALLS;
        return ACCOUNT.run(ACCOUNT.orderOfOneSubnet(), Optional.of(BrokenAnswer.keyFor(operation)), limits);
    }

    private static void assertTold(String operation, BrokenAnswer broken, ProbeOutcome outcome) {
        String what = operation + ": " + outcome;
        ACCOUNT.assertHonest(ACCOUNT.orderOfOneSubnet(), outcome);
        if (ProbeLifecycleCalls.OF_CREATION.contains(operation)) {
            // That it is there already, cut off as it is, may still say that it is there.
            assertThat(outcome.failures()).as(what).hasSizeGreaterThanOrEqualTo(broken.isDone() ? 0 : 1);
            assertThat(outcome.failures()).as(what).allSatisfy(failure -> {
                assertThat(failure.stage()).isEqualTo(Stage.DEPLOYMENT);
                assertThat(failure.message()).contains(operation);
            });
        } else if (operation.equals(ProbeLifecycleCalls.INVOCATION)) {
            assertThat(outcome.failures())
                    .as(what)
                    .hasSize(1)
                    .allSatisfy(failure -> assertThat(failure.stage()).isIn(Stage.INVOCATION, Stage.REPORT));
        } else {
            assertThat(outcome.reports()).as(what).hasSize(1);
        }
        assertThat(outcome.removal().orElseThrow().leftBehind())
                .as(what)
                .hasSizeGreaterThanOrEqualTo(
                        ProbeLifecycleCalls.OF_REMOVAL.contains(operation) && !broken.isDone() ? 1 : 0)
                .allSatisfy(left -> {
                    assertThat(ProbeLifecycleCalls.OF_REMOVAL).contains(operation);
                    assertThat(left.because()).containsAnyOf(operation, "for the function that is left");
                    assertThat(left.byHand()).isNotEmpty();
                });
    }
}
