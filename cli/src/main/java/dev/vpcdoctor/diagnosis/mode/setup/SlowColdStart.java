package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Evidence;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FunctionExamination;
import dev.vpcdoctor.diagnosis.FunctionMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog;
import dev.vpcdoctor.diagnosis.witness.logs.PlatformReport.Initialisation;
import dev.vpcdoctor.diagnosis.witness.logs.PlatformReport.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The function's own start takes long, which is no fault of its network. */
public final class SlowColdStart implements FunctionMode {
    private static final Explanation EXPLANATION = new Explanation(
            "slow-cold-start",
            Chapter.TIME,
            Severity.WARNING,
            Expectation.SLOW_START,
            "A new environment of the function takes long until its own code is ready. Its network interface has no"
                    + " part in that: it is made when the function is set up, and is there already.",
            "The first invocation of each environment is slow or times out; the Init Duration in the log is long.",
            "Invocations without an Init Duration are as fast as ever. A connection that is not made takes its time in"
                    + " every invocation.",
            "Load less before the handler; give the function more memory, and with it more of a processor; use"
                    + " SnapStart or provisioned concurrency.",
            "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html");

    /** Of fewer starts a single slow one says nothing. */
    private static final int FEWEST = 3;

    private static final double SLOW_MS = 3_000;

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        return about.witnesses()
                .logOf(about.function())
                .flatMap(log -> find(about.function().name(), log));
    }

    private static Optional<Cause> find(String function, FunctionLog log) {
        List<Double> starts = new ArrayList<>();
        log.invocations().stream()
                .map(Invocation::initMs)
                .flatMap(Optional::stream)
                .forEach(starts::add);
        List<Initialisation> ended = log.reports().stream()
                .filter(Initialisation.class::isInstance)
                .map(Initialisation.class::cast)
                .filter(Initialisation::timedOut)
                .toList();
        starts.sort(null);
        boolean slow = starts.size() >= FEWEST && starts.get(starts.size() / 2) >= SLOW_MS;
        if (!slow && ended.isEmpty()) {
            return Optional.empty();
        }
        Cause.Builder cause = Cause.of(EXPLANATION).about(function);
        if (slow) {
            cause.says(List.of(evidence(
                    log,
                    starts.size() + " cold starts: Init Duration " + seconds(starts.get(starts.size() / 2))
                            + " in the middle, " + seconds(starts.get(starts.size() - 1)) + " at most")));
        }
        if (!ended.isEmpty()) {
            cause.says(List.of(evidence(
                    log,
                    "Lambda ended " + ended.size() + " starts after "
                            + seconds(ended.get(0).initMs()))));
        }
        String how = slow
                ? "take " + seconds(starts.get(starts.size() / 2))
                : "are not done within the " + seconds(ended.get(0).initMs()) + " that Lambda gives them";
        return Optional.of(cause.summary(
                "Cold starts of " + function + " " + how + ": that is its own code, and not the network."));
    }

    private static Evidence evidence(FunctionLog log, String says) {
        return new Evidence(Evidence.Kind.LOGS, says, log.logGroup());
    }

    private static String seconds(double milliseconds) {
        return String.format(Locale.ROOT, "%.1f s", milliseconds / 1_000);
    }
}
