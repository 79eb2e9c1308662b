package dev.vpcdoctor.diagnosis.witness.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vpcdoctor.diagnosis.witness.logs.LogEvent;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import dev.vpcdoctor.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The events of each log group in a snapshot. */
final class LogEventReader {
    private final Map<Group, Events> byGroup = new LinkedHashMap<>();

    /** A log group of one region. */
    private record Group(String name, Optional<String> region) {}

    /**
     * What was read of one log group.
     *
     * @param whole whether all pages of every answer were read
     */
    record Events(List<LogEvent> events, boolean whole) {}

    LogEventReader(Snapshot snapshot) {
        Set<String> eventIds = new HashSet<>();
        for (Resource resource : snapshot.resources(ResourceKind.LOG_EVENT)) {
            JsonNode json = resource.json();
            List<LogEvent> events = new ArrayList<>();
            for (JsonNode event : json.path("events")) {
                boolean isNew = !event.hasNonNull("eventId")
                        || eventIds.add(event.path("eventId").asText());
                if (isNew && event.path("timestamp").isNumber()) {
                    events.add(new LogEvent(
                            event.path("eventId").asText(""),
                            Instant.ofEpochMilli(event.path("timestamp").asLong()),
                            event.path("logStreamName").asText(""),
                            LogText.plain(event.path("message").asText(""))));
                }
            }
            boolean whole = json.path("nextToken").asText("").isEmpty();
            byGroup.merge(
                    new Group(resource.id(), resource.origin().region()),
                    new Events(List.copyOf(events), whole),
                    LogEventReader::joined);
        }
    }

    private static Events joined(Events one, Events other) {
        List<LogEvent> all = new ArrayList<>(one.events());
        all.addAll(other.events());
        return new Events(List.copyOf(all), one.whole() && other.whole());
    }

    /** Empty when the log group was not read. What tells of no region is of any. */
    Optional<Events> of(String logGroup, Optional<String> region) {
        return byGroup.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(logGroup))
                .filter(entry -> region.isEmpty()
                        || entry.getKey().region().isEmpty()
                        || entry.getKey().region().equals(region))
                .map(Map.Entry::getValue)
                .reduce(LogEventReader::joined);
    }
}
