package dev.vpcdoctor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.snapshot.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was logged and measured in a scenario, on 2 March 2026:
 *
 * <pre>{@code
 * "records": {
 *   "log": ["10:02..10:41 214 Error: connect ETIMEDOUT 10.20.20.30:5432"],        from, until, how often, what
 *   "flows": ["eni-0fna 10.20.10.20:40000>10.20.20.30:5432 ACCEPT",               a record of the default format
 *             "eni-0orders NODATA"],
 *   "metrics": {"AWS/NATGateway ErrorPortAllocation NatGatewayId=nat-0a": [0, 12]}
 * }
 * }</pre>
 *
 * @param function whose log it is
 */
record ScenarioRecords(String function, JsonNode records) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
    private static final String FOLDER = "eu-west-1/";
    private static final long MINUTE = 60;

    private static final Pattern LOGGED = Pattern.compile(
            "(?<from>\\d\\d:\\d\\d)(?:\\.\\.(?<until>\\d\\d:\\d\\d) (?<count>\\d+))? (?<message>.*)", Pattern.DOTALL);
    private static final Pattern FLOW = Pattern.compile(
            "(?<eni>\\S+) (?<source>[\\d.]+):(?<sport>\\d+)>(?<to>[\\d.]+):(?<dport>\\d+) (?<action>ACCEPT|REJECT)");
    private static final Pattern METRIC =
            Pattern.compile("(?<namespace>\\S+) (?<name>\\S+) (?<dimension>[^=]+)=(?<value>.+)");

    /** The answers, as a snapshot holds them. */
    List<Document> documents() {
        List<Document> documents = new ArrayList<>();
        if (records.has("log")) {
            documents.add(Document.of(FOLDER + "log.json", log()));
        }
        if (records.has("flows")) {
            documents.add(Document.of(FOLDER + "flows.json", flows()));
        }
        if (records.has("metrics")) {
            documents.add(Document.of(FOLDER + "metrics.json", metrics()));
        }
        return documents;
    }

    private ObjectNode log() {
        ObjectNode answer = NODES.objectNode().put("logGroupName", "/aws/lambda/" + function);
        ArrayNode events = answer.putArray("events");
        for (JsonNode line : records.path("log")) {
            Matcher logged = matched(LOGGED, line.asText());
            boolean once = logged.group("count") == null;
            int count = once ? 1 : Integer.parseInt(logged.group("count"));
            long from = second(logged.group("from"));
            long until = once ? from : second(logged.group("until"));
            for (int i = 0; i < count; i++) {
                long second = count == 1 ? from : from + (until - from) * i / (count - 1);
                events.add(event("2026/03/02/[$LATEST]0a1b", second, logged.group("message")));
            }
        }
        return answer;
    }

    private ObjectNode flows() {
        ObjectNode answer = NODES.objectNode().put("logGroupName", "/vpc/orders");
        ArrayNode events = answer.putArray("events");
        for (JsonNode line : records.path("flows")) {
            String[] words = line.asText().split(" ", -1);
            long start = MIDNIGHT.getEpochSecond() + second("10:00");
            String record = words[1].equals("NODATA") || words[1].equals("SKIPDATA")
                    ? "2 123456789012 " + words[0] + " - - - - - - - " + start + " " + (start + MINUTE) + " - "
                            + words[1]
                    : flow(matched(FLOW, line.asText()), start);
            events.add(event(words[0] + "-all", second("10:01"), record));
        }
        return answer;
    }

    private static String flow(Matcher flow, long start) {
        return String.join(
                " ",
                "2 123456789012",
                flow.group("eni"),
                flow.group("source"),
                flow.group("to"),
                flow.group("sport"),
                flow.group("dport"),
                "6 3 180",
                Long.toString(start),
                Long.toString(start + MINUTE),
                flow.group("action"),
                "OK");
    }

    private static ObjectNode event(String stream, long second, String message) {
        return NODES.objectNode()
                .put("logStreamName", stream)
                .put("timestamp", MIDNIGHT.plusSeconds(second).toEpochMilli())
                .put("message", message);
    }

    private ObjectNode metrics() {
        ObjectNode answer = NODES.objectNode();
        ArrayNode queries = answer.putArray("MetricDataQueries");
        ArrayNode results = answer.putArray("MetricDataResults");
        for (Map.Entry<String, JsonNode> entry : records.path("metrics").properties()) {
            Matcher metric = matched(METRIC, entry.getKey());
            String id = "m" + (queries.size() + 1);
            ObjectNode stat = queries.addObject().put("Id", id).putObject("MetricStat");
            stat.put("Period", 5L * MINUTE).put("Stat", "Sum");
            stat.putObject("Metric")
                    .put("Namespace", metric.group("namespace"))
                    .put("MetricName", metric.group("name"))
                    .putArray("Dimensions")
                    .addObject()
                    .put("Name", metric.group("dimension"))
                    .put("Value", metric.group("value"));
            ObjectNode result = results.addObject().put("Id", id);
            ArrayNode times = result.putArray("Timestamps");
            for (int i = 0; i < entry.getValue().size(); i++) {
                times.add(
                        MIDNIGHT.plusSeconds(second("10:00") + i * 5L * MINUTE).toString());
            }
            result.set("Values", entry.getValue());
        }
        return answer;
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" in \"records\" is not understood");
        }
        return matcher;
    }

    private static long second(String time) {
        return (Integer.parseInt(time.substring(0, 2)) * 60L + Integer.parseInt(time.substring(3))) * MINUTE;
    }
}
