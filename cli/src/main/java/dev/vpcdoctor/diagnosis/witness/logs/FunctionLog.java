package dev.vpcdoctor.diagnosis.witness.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a function's log tells of one span of time.
 *
 * @param logGroup its name
 * @param failures each kind once, the most frequent first
 * @param lastInvoked when the last of the invocations of which Lambda wrote a report ended
 * @param whole whether all of the span was read, so that counts are exact
 */
public record FunctionLog(
        String logGroup,
        List<Seen> failures,
        List<PlatformReport> reports,
        Optional<Instant> lastInvoked,
        boolean whole) {
    public FunctionLog {
        failures = List.copyOf(failures);
        reports = List.copyOf(reports);
    }

    /** An error, how often it stands in the log, and when first and last. */
    public record Seen(LoggedFailure failure, int count, Instant first, Instant last) {
        private Seen with(Instant time) {
            return new Seen(failure, count + 1, time.isBefore(first) ? time : first, time.isAfter(last) ? time : last);
        }
    }

    /** Reads the events of one log group, in any order. */
    public static FunctionLog of(String logGroup, List<LogEvent> events, boolean whole) {
        Map<LoggedFailure, Seen> failures = new LinkedHashMap<>();
        List<PlatformReport> reports = new ArrayList<>();
        List<Instant> invoked = new ArrayList<>();
        for (LogEvent event : StackTraces.joined(events)) {
            Optional<PlatformReport> report = PlatformReport.parse(event.message());
            report.ifPresent(reports::add);
            if (report.orElse(null) instanceof PlatformReport.Invocation) {
                invoked.add(event.time());
            }
            FailureClassifier.classify(event.message())
                    .ifPresent(failure -> failures.merge(
                            failure,
                            new Seen(failure, 1, event.time(), event.time()),
                            (before, one) -> before.with(event.time())));
        }
        List<Seen> seen = failures.values().stream()
                .sorted(Comparator.comparingInt(Seen::count).reversed())
                .toList();
        return new FunctionLog(logGroup, seen, reports, invoked.stream().max(Comparator.naturalOrder()), whole);
    }

    /** The events that say something, with nothing else in them: read again, they tell the same. */
    public static List<LogEvent> withoutSecrets(List<LogEvent> events) {
        List<LogEvent> kept = new ArrayList<>();
        for (LogEvent event : StackTraces.joined(events)) {
            Optional<String> line = PlatformReport.parse(event.message())
                    .map(PlatformReport::line)
                    .or(() -> FailureClassifier.classify(event.message()).map(LoggedFailure::says));
            line.ifPresent(says -> kept.add(new LogEvent(event.id(), event.time(), event.stream(), says)));
        }
        return kept;
    }

    /** The invocations of which Lambda wrote a report. */
    public List<PlatformReport.Invocation> invocations() {
        return reports.stream()
                .filter(PlatformReport.Invocation.class::isInstance)
                .map(PlatformReport.Invocation.class::cast)
                .toList();
    }
}
