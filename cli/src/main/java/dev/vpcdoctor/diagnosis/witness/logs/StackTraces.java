package dev.vpcdoctor.diagnosis.witness.logs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Stack traces that were written line by line are as many events: here they become one again. */
final class StackTraces {
    /** How a line of a stack trace begins that is not its first. */
    private static final Pattern CONTINUES =
            Pattern.compile("(?:\\s+\\S|Caused by: |\\.\\.\\. \\d+ (?:more|common frames)"
                    + "|Suppressed: |at [\\w$.]+\\(|The last packet )[\\s\\S]*");

    private static final Duration AT_ONCE = Duration.ofMillis(200);

    private StackTraces() {}

    /** In the order of time. */
    static List<LogEvent> joined(List<LogEvent> events) {
        List<LogEvent> joined = new ArrayList<>();
        Map<String, Integer> lastOfStream = new HashMap<>();
        List<LogEvent> inOrder =
                events.stream().sorted(Comparator.comparing(LogEvent::time)).toList();
        for (LogEvent event : inOrder) {
            Integer before = lastOfStream.get(event.stream());
            if (before != null && continues(joined.get(before), event)) {
                LogEvent begun = joined.get(before);
                joined.set(
                        before,
                        new LogEvent(
                                begun.id(), begun.time(), begun.stream(), begun.message() + "\n" + event.message()));
            } else {
                lastOfStream.put(event.stream(), joined.size());
                joined.add(event);
            }
        }
        return joined;
    }

    private static boolean continues(LogEvent begun, LogEvent event) {
        return Duration.between(begun.time(), event.time()).compareTo(AT_ONCE) <= 0
                && CONTINUES.matcher(event.message()).matches();
    }
}
