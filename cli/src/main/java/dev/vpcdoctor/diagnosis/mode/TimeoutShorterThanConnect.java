package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.DatabaseCapacity;
import dev.vpcdoctor.network.model.DatabaseCapacity.ServerlessScaling;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SetFunctionTimeout;
import java.util.Optional;

/** The function gives up before a connection that is slow for once, or a database that wakes up, can answer. */
public final class TimeoutShorterThanConnect implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "timeout-shorter-than-connect",
            Chapter.TIME,
            Severity.WARNING,
            Expectation.GIVES_UP_EARLY,
            "The function's timeout is no longer than a connection can take that works: Linux sends a lost first"
                    + " packet again after one second and after three, and Aurora Serverless that paused needs about 15"
                    + " seconds to resume.",
            "\"Task timed out after 3.00 seconds\" now and then, without an error of the client, which would say what"
                    + " it waited for.",
            "The network is open: a way that is blocked times out always, and is told by its own name. A slow start of"
                    + " the function itself takes its time before the first connection.",
            "Give the function more time than its client takes to connect, and the client a connect timeout of its own"
                    + " that is shorter, so that its error says what was not reached.",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html");

    /** The first packet is sent again after 1 s and, lost again, after 3 s (RFC 6298, Linux). */
    private static final int TWO_LOST_PACKETS = 3;

    private static final int ENOUGH = 10;

    /** docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html. */
    private static final int RESUME = 15;

    private static final int ENOUGH_TO_RESUME = 30;

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        boolean walked = !about.paths().fromSubnets().isEmpty();
        Optional<Integer> timeout = about.function().timeoutSeconds();
        if (!walked || about.paths().verdict() == Verdict.BLOCKED || timeout.isEmpty()) {
            return Optional.empty();
        }
        Optional<ManagedService> pausing = Databases.target(about).filter(service -> mayPause(service, about));
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
        return Cause.of(EXPLANATION)
                .about(about.function().name())
                .says(
                        "the timeout of " + about.function().name() + " is " + timeout + " s",
                        about.function().arn())
                .mendedBy(Remedy.free(
                        "give " + about.function().name() + " " + enough + " s",
                        new SetFunctionTimeout(about.function(), enough)));
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
