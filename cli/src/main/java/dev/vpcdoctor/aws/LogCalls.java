package dev.vpcdoctor.aws;

import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog;
import dev.vpcdoctor.diagnosis.witness.logs.LogEvent;
import dev.vpcdoctor.diagnosis.witness.read.LogText;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * What CloudWatch Logs is asked: the errors and the reports in a function's log, and the records of flow logs. Each question
 * is bounded by pages and by time; what is left then is not read, and the snapshot says so.
 */
final class LogCalls {
    private static final int EVENTS_OF_A_PAGE = 1_000;
    private static final int MOST_PAGES = 10;
    private static final int MOST_FLOW_PAGES = 3;
    private static final Duration DELIVERED_WITHIN = Duration.ofMinutes(30);

    private final AwsClients aws;
    private final Calls calls;
    private final Instant from;
    private final Instant until;
    private final Duration longestWait;
    private final List<Call> made = new ArrayList<>();

    /**
     * Questions about one span of time.
     *
     * @param since how far back it goes
     * @param longestWait after which no further page is asked for
     */
    LogCalls(AwsClients aws, Calls calls, Duration since, Duration longestWait) {
        this.aws = aws;
        this.calls = calls;
        this.until = Instant.now();
        this.from = until.minus(since);
        this.longestWait = longestWait;
    }

    /** Asks for what matters in a function's log; of its lines nothing is kept but what was understood. */
    void askFunction(String logGroup) {
        ask(logGroup, MOST_PAGES, FilterPatterns.ERRORS, Optional.empty(), true);
        ask(logGroup, MOST_PAGES, FilterPatterns.REPORTS, Optional.empty(), true);
    }

    /** Asks for all records of an interface. */
    void askFlows(String logGroup, String interfaceId) {
        ask(logGroup, MOST_FLOW_PAGES, "", Optional.of(interfaceId), false);
    }

    /** Asks for the records of an interface that name any of some addresses, and for one that shows that records come. */
    void askFlowsWith(String logGroup, String interfaceId, List<String> addresses) {
        ask(logGroup, MOST_FLOW_PAGES, FilterPatterns.anyOf(addresses), Optional.of(interfaceId), false);
        FilterLogEventsRequest one = request(logGroup, "", Optional.of(interfaceId)).toBuilder()
                .startTime(until.minus(DELIVERED_WITHIN).toEpochMilli())
                .limit(1)
                .build();
        // That more records follow is no lack: one is enough.
        made.add(calls.ask(
                question(logGroup),
                () -> List.of(aws.logs().filterLogEvents(one).toBuilder()
                        .nextToken(null)
                        .build())));
    }

    /** A log group that does not exist holds nothing: the function never ran, or writes no log. */
    void forgetMissing() {
        made.stream()
                .filter(call -> calls.await(call)
                        .failure()
                        .filter(failure -> failure.cause() == CallFailure.Cause.NOT_FOUND)
                        .isPresent())
                .forEach(calls::forget);
    }

    private void ask(String logGroup, int mostPages, String pattern, Optional<String> interfaceId, boolean ofFunction) {
        FilterLogEventsRequest request = request(logGroup, pattern, interfaceId);
        made.add(calls.ask(question(logGroup), () -> pages(request, mostPages, ofFunction)));
    }

    private static SnapshotCall question(String logGroup) {
        return SnapshotCall.listOf(ResourceKind.LOG_EVENT, logGroup);
    }

    private FilterLogEventsRequest request(String logGroup, String pattern, Optional<String> interfaceId) {
        FilterLogEventsRequest.Builder request = FilterLogEventsRequest.builder()
                .logGroupName(logGroup)
                .startTime(from.toEpochMilli())
                .endTime(until.toEpochMilli())
                .limit(EVENTS_OF_A_PAGE);
        if (!pattern.isEmpty()) {
            request.filterPattern(pattern);
        }
        interfaceId.ifPresent(request::logStreamNamePrefix);
        return request.build();
    }

    /** The answer to a search may be many pages with little in them. */
    private List<FilterLogEventsResponse> pages(FilterLogEventsRequest request, int mostPages, boolean ofFunction) {
        Instant giveUp = Instant.now().plus(longestWait);
        List<FilterLogEventsResponse> pages = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            FilterLogEventsResponse page = aws.logs()
                    .filterLogEvents(
                            request.toBuilder().nextToken(next.orElse(null)).build());
            pages.add(ofFunction ? withoutSecrets(page) : page);
            next = Optional.ofNullable(page.nextToken());
        } while (next.isPresent() && pages.size() < mostPages && Instant.now().isBefore(giveUp));
        return pages;
    }

    private static FilterLogEventsResponse withoutSecrets(FilterLogEventsResponse page) {
        List<LogEvent> events = page.events().stream()
                .map(event -> new LogEvent(
                        event.eventId(),
                        Instant.ofEpochMilli(event.timestamp()),
                        event.logStreamName(),
                        LogText.plain(event.message())))
                .toList();
        return page.toBuilder()
                .events(FunctionLog.withoutSecrets(events).stream()
                        .map(LogCalls::event)
                        .toList())
                .build();
    }

    private static FilteredLogEvent event(LogEvent event) {
        return FilteredLogEvent.builder()
                .eventId(event.id())
                .timestamp(event.time().toEpochMilli())
                .logStreamName(event.stream())
                .message(event.message())
                .build();
    }
}
