package dev.vpcdoctor.diagnosis.mode.time;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.ManagedTargets;
import dev.vpcdoctor.network.model.DatabaseCapacity;
import dev.vpcdoctor.network.model.DatabaseCapacity.ServerlessScaling;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.remedy.LambdaFunctionChange.UpdateFunctionTimeout;
import dev.vpcdoctor.remedy.Remedy;
import java.util.Optional;

/** The function gives up before a connection that is slow for once, or a database that wakes up, can answer. */
public final class TimeoutShorterThanConnect implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("timeout-shorter-than-connect", ExpectedEvidence.GIVES_UP_EARLY);

    /** The first packet is sent again after 1 s and, lost again, after 3 s (RFC 6298, Linux). */
    private static final int TWO_LOST_PACKETS = 3;

    private static final int ENOUGH = 10;

    /** docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html. */
    private static final int RESUME = 15;

    private static final int ENOUGH_TO_RESUME = 30;

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        boolean walked = !about.paths().fromSubnets().isEmpty();
        Optional<Integer> timeout = about.function().timeoutSeconds();
        if (!walked || about.paths().verdict() == Verdict.BLOCKED || timeout.isEmpty()) {
            return Optional.empty();
        }
        Optional<ManagedService> pausing = ManagedTargets.target(about).filter(service -> mayPause(service, about));
        if (pausing.isPresent() && timeout.get() <= RESUME) {
            return Optional.of(cause(about, timeout.get(), ENOUGH_TO_RESUME)
                    .about(pausing.get().id())
                    .says(
                            "its least capacity is 0: it pauses when nobody connects, and resumes in about " + RESUME
                                    + " s",
                            pausing.get().id())
                    .summary("After " + timeout.get() + " s " + about.function().name() + " gives up; "
                            + pausing.get().id() + " takes about " + RESUME + " s to resume when it has paused."));
        }
        return timeout.get() <= TWO_LOST_PACKETS
                ? Optional.of(cause(about, timeout.get(), ENOUGH)
                        .says(
                                "a lost first packet is sent again after 1 s, and after 3 s",
                                about.function().arn())
                        .summary("After " + timeout.get() + " s "
                                + about.function().name()
                                + " gives up, which one or two lost packets of a connection take already."))
                : Optional.empty();
    }

    private static Cause.Builder cause(Examination about, int timeout, int enough) {
        return Cause.of(CODE)
                .about(about.function().name())
                .says(
                        "the timeout of " + about.function().name() + " is " + timeout + " s",
                        about.function().arn())
                .fixedBy(Remedy.free(
                        "give " + about.function().name() + " " + enough + " s",
                        new UpdateFunctionTimeout(about.function(), enough)));
    }

    private static boolean mayPause(ManagedService service, Examination about) {
        return about.network()
                .find(DatabaseCapacity.class, service.key())
                .optional()
                .flatMap(DatabaseCapacity::serverless)
                .map(ServerlessScaling::least)
                .filter(least -> least == 0)
                .isPresent();
    }
}
