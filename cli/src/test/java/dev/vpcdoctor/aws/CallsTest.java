package dev.vpcdoctor.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.snapshot.ResourceKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** What becomes of calls when the SDK itself does what it should not. Nobody waits for a time that is never up. */
@Timeout(60)
class CallsTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final SnapshotCall VPCS = SnapshotCall.list(ResourceKind.VPC);

    private final CountDownLatch testEnds = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        testEnds.countDown();
    }

    static Stream<Supplier<Throwable>> notOfTheSdk() {
        return Stream.of(
                () -> new NoClassDefFoundError("software/amazon/awssdk/services/ec2/model/Vpc"),
                () -> new OutOfMemoryError("Java heap space"),
                () -> new StackOverflowError(),
                () -> new ExceptionInInitializerError(new IllegalStateException("no such region")),
                () -> new NullPointerException(),
                () -> new IllegalStateException("Connection pool shut down"),
                () -> SdkClientException.builder().build());
    }

    @ParameterizedTest
    @MethodSource("notOfTheSdk")
    void whateverIsThrownEndsThatCallAndHurtsNoOther(Supplier<Throwable> thrown) {
        Ec2Client broken = client((request, nothing) -> {
            throw thrown.get();
        });
        Ec2Client sound = client((request, nothing) -> vpcs("vpc-1").build());

        try (Calls calls = new Calls(NEVER, Progress.NONE)) {
            Call failed = calls.ask(VPCS, broken::describeVpcsPaginator);
            Call answered = calls.ask(VPCS, sound::describeVpcsPaginator);

            assertThat(calls.await(failed).failure())
                    .hasValue(new CallFailure(
                            CallFailure.Cause.NOT_ANSWERED, "NotUnderstood", "the answer could not be read"));
            assertThat(calls.await(answered).path("Vpcs")).hasSize(1);
            assertThat(calls.finish()).containsExactly(failed, answered);
        }
    }

    @Test
    void pagesBeforeOneThatFailsAreKept() {
        Ec2Client breaksOff = client((request, nothing) -> {
            if (((DescribeVpcsRequest) request).nextToken() != null) {
                throw new NoClassDefFoundError("software/amazon/awssdk/services/ec2/model/Vpc");
            }
            return vpcs("vpc-1", "vpc-2").nextToken("page 2").build();
        });

        CallResult answer = answerOf(breaksOff::describeVpcsPaginator);

        assertThat(answer.path("Vpcs").findValuesAsText("VpcId")).containsExactly("vpc-1", "vpc-2");
        assertThat(answer.failure()).map(CallFailure::code).hasValue("NotUnderstood");
    }

    @Test
    void anAnswerThatIsNoneIsNotTakenForAnEmptyOne() {
        Ec2Client silent = client((request, nothing) -> null);

        CallResult answer = answerOf(silent::describeVpcsPaginator);

        assertThat(answer.json()).isEmpty();
        assertThat(answer.failure()).map(CallFailure::code).hasValue("NotUnderstood");
    }

    @Test
    void membersThatAreMissingAreLeftOutAndAListIsEmpty() {
        Ec2Client bare = client((request, nothing) -> nothing);
        Ec2Client gappy = client((request, nothing) ->
                DescribeVpcsResponse.builder().vpcs((Vpc) null).build());

        assertThat(answerOf(bare::describeVpcsPaginator).json().orElseThrow().toString())
                .isEqualTo("{\"Vpcs\":[]}");
        assertThat(answerOf(() -> List.of(gappy.describeVpcs())).path("Vpcs").toString())
                .isEqualTo("[null]");
    }

    @Test
    void aCallThatTheSdkAbortsIsNotAnswered() {
        Ec2Client aborting = client((request, nothing) -> {
            throw AbortedException.create("Thread was interrupted");
        });

        assertThat(answerOf(aborting::describeVpcsPaginator).failure())
                .hasValue(new CallFailure(CallFailure.Cause.NOT_ANSWERED, "TimedOut", "AWS did not answer in time"));
    }

    @Test
    void aCallThatNothingEndsIsGivenUpWhenTheTimeIsUp() {
        Ec2Client stuck = client((request, nothing) -> {
            awaitDeaf(testEnds);
            return vpcs("vpc-late").build();
        });
        Ec2Client sound = client((request, nothing) -> vpcs("vpc-1").build());

        try (Calls calls = new Calls(Duration.ofMillis(500), Progress.NONE)) {
            Call quick = calls.ask(VPCS, sound::describeVpcsPaginator);
            assertThat(calls.await(quick).isWhole()).isTrue();
            Call never = calls.ask(VPCS, stuck::describeVpcsPaginator);

            assertThat(calls.finish()).containsExactly(quick, never);
            assertThat(never.answer().join()).isEqualTo(CallResult.failed(CallFailure.TIMED_OUT));
            assertThat(quick.answer().join().isWhole()).isTrue();
        }
    }

    @Test
    void afterTheTimeIsUpNothingIsAsked() {
        Ec2Client unasked = client((request, nothing) -> {
            throw new AssertionError("was asked");
        });

        try (Calls calls = new Calls(Duration.ZERO, Progress.NONE)) {
            Call late = calls.ask(VPCS, unasked::describeVpcsPaginator);

            assertThat(calls.await(late)).isEqualTo(CallResult.failed(CallFailure.TIMED_OUT));
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingIsStillInterruptedAfterwards() {
        Ec2Client stuck = client((request, nothing) -> {
            awaitDeaf(testEnds);
            return nothing;
        });

        try (Calls calls = new Calls(NEVER, Progress.NONE)) {
            Call call = calls.ask(VPCS, stuck::describeVpcsPaginator);
            Thread.currentThread().interrupt();

            assertThat(calls.await(call)).isEqualTo(CallResult.failed(CallFailure.TIMED_OUT));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aCallThatIsInterruptedBetweenPagesKeepsWhatItRead() {
        Ec2Client interrupted = client((request, nothing) -> {
            Thread.currentThread().interrupt();
            return vpcs("vpc-1").nextToken("page 2").build();
        });

        CallResult answer = answerOf(interrupted::describeVpcsPaginator);

        assertThat(answer.path("Vpcs").findValuesAsText("VpcId")).containsExactly("vpc-1");
        assertThat(answer.failure()).hasValue(CallFailure.TIMED_OUT);
    }

    @Test
    void whatAPreparationThrewIsTold() {
        NoClassDefFoundError broken = new NoClassDefFoundError("software/amazon/awssdk/services/sso/SsoClient");

        try (Calls calls = new Calls(NEVER, Progress.NONE)) {
            assertThat(calls.before(() -> {})).isEmpty();
            assertThat(calls.before(() -> {
                        throw broken;
                    }))
                    .containsSame(broken);
        }
    }

    @Test
    void aPreparationThatDoesNotEndIsGivenUpWhenTheTimeIsUp() {
        try (Calls calls = new Calls(Duration.ofMillis(50), Progress.NONE)) {
            assertThat(calls.before(() -> awaitDeaf(testEnds))).containsInstanceOf(TimeoutException.class);
        }
    }

    private static CallResult answerOf(Calls.Pages pages) {
        try (Calls calls = new Calls(NEVER, Progress.NONE)) {
            return calls.await(calls.ask(VPCS, pages));
        }
    }

    private static Ec2Client client(MockedClients.Behaviour behaviour) {
        return MockedClients.of(Ec2Client.class, behaviour);
    }

    private static DescribeVpcsResponse.Builder vpcs(String... ids) {
        return DescribeVpcsResponse.builder()
                .vpcs(Stream.of(ids).map(id -> Vpc.builder().vpcId(id).build()).toList());
    }

    /** Waits as something does that no interruption ends. */
    private static void awaitDeaf(CountDownLatch latch) {
        boolean ended = false;
        while (!ended) {
            try {
                latch.await();
                ended = true;
            } catch (InterruptedException e) {
                // It hears nothing.
            }
        }
    }
}
