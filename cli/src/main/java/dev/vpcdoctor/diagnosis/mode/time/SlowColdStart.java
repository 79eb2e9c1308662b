package dev.vpcdoctor.diagnosis.mode.time;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog;
import dev.vpcdoctor.diagnosis.witness.logs.PlatformReport.Initialisation;
import dev.vpcdoctor.diagnosis.witness.logs.PlatformReport.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The function's own start takes long, which is no fault of its network. */
public final class SlowColdStart implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("slow-cold-start", ExpectedEvidence.SLOW_START);

    /** Of fewer starts a single slow one says nothing. */
    private static final int FEWEST = 3;

    private static final double SLOW_MS = 3_000;

    @Override
    public FindingCode code() {
        return CODE;
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
        Cause.Builder cause = Cause.of(CODE).about(function);
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
