package dev.vpcdoctor.diagnosis.witness.flowlogs;

import dev.vpcdoctor.shared.address.IpAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which field stands where in a line.
 *
 * @param fields by AWS's names, {@code interface-id}
 */
public record FlowLogFormat(List<String> fields) {
    /** Of flow logs that name none (version 2). */
    public static final FlowLogFormat DEFAULT = new FlowLogFormat(List.of(
            "version",
            "account-id",
            "interface-id",
            "srcaddr",
            "dstaddr",
            "srcport",
            "dstport",
            "protocol",
            "packets",
            "bytes",
            "start",
            "end",
            "action",
            "log-status"));

    private static final Pattern FIELD = Pattern.compile("\\$\\{([a-z0-9-]+)}");
    private static final String ABSENT = "-";

    public FlowLogFormat {
        fields = List.copyOf(fields);
    }

    /** Reads a LogFormat, <code>${srcaddr} ${dstaddr}</code>. */
    public static FlowLogFormat parse(String logFormat) {
        List<String> fields =
                FIELD.matcher(logFormat).results().map(found -> found.group(1)).toList();
        return fields.isEmpty() ? DEFAULT : new FlowLogFormat(fields);
    }

    /**
     * Reads a line.
     *
     * @param stream the log stream, which names the interface where the format does not
     * @param written when the line came, where the format does not tell the end of its span
     * @return empty when the line is of another format, or lacks an address
     */
    public Optional<FlowLine> read(String line, String stream, Instant written) {
        List<String> values = Arrays.asList(line.strip().split("\\s+"));
        if (values.size() != fields.size()) {
            return Optional.empty();
        }
        Map<String, String> value = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            if (!values.get(i).equals(ABSENT)) {
                value.put(fields.get(i), values.get(i));
            }
        }
        try {
            return read(value, stream, written);
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<FlowLine> read(Map<String, String> value, String stream, Instant written) {
        String interfaceId = value.getOrDefault("interface-id", interfaceOf(stream));
        Instant end = Optional.ofNullable(value.get("end"))
                .map(Long::valueOf)
                .map(Instant::ofEpochSecond)
                .orElse(written);
        return switch (value.getOrDefault("log-status", "OK")) {
            case "NODATA" -> Optional.of(new FlowLine.NoData(interfaceId, end));
            case "SKIPDATA" -> Optional.of(new FlowLine.Skipped(interfaceId, end));
            default -> flow(value, interfaceId, end);
        };
    }

    private static Optional<FlowLine> flow(Map<String, String> value, String interfaceId, Instant end) {
        Optional<IpAddress> source = address(value, "pkt-srcaddr").or(() -> address(value, "srcaddr"));
        Optional<IpAddress> destination = address(value, "pkt-dstaddr").or(() -> address(value, "dstaddr"));
        if (source.isEmpty() || destination.isEmpty() || !value.containsKey("action")) {
            return Optional.empty();
        }
        return Optional.of(new FlowLine.Flow(
                interfaceId,
                end,
                source.get(),
                number(value, "srcport").orElse(0),
                destination.get(),
                number(value, "dstport").orElse(0),
                number(value, "protocol").orElse(0),
                Long.parseLong(value.getOrDefault("packets", "1")),
                value.get("action").equals("ACCEPT"),
                number(value, "tcp-flags"),
                Optional.ofNullable(value.get("reject-reason"))));
    }

    private static Optional<IpAddress> address(Map<String, String> value, String field) {
        return Optional.ofNullable(value.get(field)).flatMap(IpAddress::tryParse);
    }

    private static Optional<Integer> number(Map<String, String> value, String field) {
        return Optional.ofNullable(value.get(field)).map(Integer::valueOf);
    }

    /** Streams are named after the interface, {@code eni-0abc-all}. */
    private static String interfaceOf(String stream) {
        Matcher name = Pattern.compile("(eni-[0-9a-z]+)(?:-\\w+)?").matcher(stream);
        return name.matches() ? name.group(1) : stream;
    }
}
