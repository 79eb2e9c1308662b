package dev.vpcdoctor.diagnosis.witness.read;

import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog;
import dev.vpcdoctor.diagnosis.witness.logs.LogEvent;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import dev.vpcdoctor.snapshot.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The logs of functions, by the function's ARN. */
final class FunctionLogReader {
    /** A log group of several functions has their names in its streams: {@code 2026/11/20/checkout[$LATEST]0a1b}. */
    private static final Pattern NAMED_STREAM = Pattern.compile("\\d{4}/\\d{2}/\\d{2}/(?<function>[^\\[]+)\\[.*");

    private FunctionLogReader() {}

    static Map<String, FunctionLog> read(Snapshot snapshot, LogEventReader events) {
        Map<String, FunctionLog> logs = new HashMap<>();
        for (Resource function : snapshot.resources(ResourceKind.FUNCTION)) {
            String name = function.json().path("FunctionName").asText();
            String logGroup =
                    function.json().path("LoggingConfig").path("LogGroup").asText("/aws/lambda/" + name);
            events.of(logGroup, function.origin().region()).ifPresent(read -> {
                List<LogEvent> own = read.events().stream()
                        .filter(event -> isOf(name, event.stream()))
                        .toList();
                logs.put(function.id(), FunctionLog.of(logGroup, own, read.whole()));
            });
        }
        return logs;
    }

    private static boolean isOf(String function, String stream) {
        Matcher named = NAMED_STREAM.matcher(stream);
        return !named.matches() || named.group("function").equals(function);
    }
}
