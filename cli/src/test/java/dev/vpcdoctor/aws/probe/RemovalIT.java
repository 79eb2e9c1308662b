package dev.vpcdoctor.aws.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.CannedAnswer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was made is removed although AWS says that it cannot be just now, does not know it yet, or answered something else. */
@Timeout(120)
class RemovalIT {
    private static final String CREATE = "lambda:CreateFunction";

    @RegisterExtension
    static final Account ACCOUNT = new Account();

    @BeforeEach
    void build() {
        ACCOUNT.build();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(ACCOUNT.ofProbes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "lambda:DeleteFunction, ResourceConflictException",
        "iam:DeleteRolePolicy, ConcurrentModification",
        "iam:DeleteRole, DeleteConflict",
        "logs:DeleteLogGroup, OperationAbortedException"
    })
    void whatIsBeingChangedIsRemovedAMomentLater(String operation, String code) {
        ACCOUNT.firstTimes(6, operation, call -> CannedAnswer.error(call, 409, code, "Something is under way."));

        ProbeOutcome outcome = ACCOUNT.run(ACCOUNT.order());

        assertThat(outcome.removal().orElseThrow().leftBehind()).isEmpty();
        assertThat(outcome.removal().orElseThrow().removed()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "lambda:DeleteFunction, ResourceNotFoundException",
        "iam:DeleteRolePolicy, NoSuchEntity",
        "iam:DeleteRole, NoSuchEntity",
        "logs:DeleteLogGroup, ResourceNotFoundException"
    })
    void whatWasMadeAndIsNotKnownYetIsNotTakenForGone(String operation, String code) {
        ACCOUNT.firstTimes(1, operation, call -> CannedAnswer.error(call, 404, code, "There is no such thing."));

        assertThat(ACCOUNT.run(ACCOUNT.order()).removal().orElseThrow().leftBehind())
                .isEmpty();
    }

    @Test
    void anAnswerThatWasLostAndARefusalAfterwardsLeaveNothing() {
        AtomicInteger came = new AtomicInteger();
        ACCOUNT.live.proxy.rewriteWith((call, request, truth) -> {
            if (!call.operation().equals(CREATE)) {
                return truth;
            }
            return came.incrementAndGet() <= 1 ? BrokenAnswer.SERVER_ERROR.of(call) : BrokenAnswer.REFUSED.of(call);
        });

        ProbeOutcome outcome = ACCOUNT.run(ACCOUNT.orderOfOneSubnet());

        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.message()).contains("AWS refused " + CREATE));
        assertThat(outcome.removal().orElseThrow().removed())
                .anyMatch(what -> what.startsWith("function " + outcome.name()));
    }

    @Test
    void credentialsThatExpireOnTheWayLeaveOnlyWhatIsTold() {
        for (int good = 1; good <= 16; good += 3) {
            AtomicInteger came = new AtomicInteger();
            int last = good;
            ACCOUNT.live.proxy.breakWith((call, attempt) ->
                    came.incrementAndGet() <= last ? Optional.empty() : Optional.of(BrokenAnswer.EXPIRED.of(call)));

            ProbeOutcome outcome = ACCOUNT.run(ACCOUNT.order());

            ACCOUNT.assertHonest(ACCOUNT.order(), outcome);
            ACCOUNT.cleanUp();
        }
    }
}
