package dev.vpcdoctor.diagnosis.witness;

import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Phase;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was seen of a target from one place, in words.
 *
 * @param before the times
 * @param times of all attempts that went the same way, in words; empty where times say nothing
 * @param after the times
 */
public record TargetObservationsText(String before, Set<String> times, String after) {
    private static final double MICROS = 1_000_000;

    public TargetObservationsText {
        times = new LinkedHashSet<>(times);
    }

    static TargetObservationsText of(TargetObservations observed) {
        List<Observation> connections = observed.on(Layer.TCP);
        if (connections.isEmpty()) {
            return new TargetObservationsText(nameOutcome(observed), Set.of(), "");
        }
        Map<Outcome, List<Observation>> byOutcome = connections.stream()
                .collect(Collectors.groupingBy(Observation::outcome, LinkedHashMap::new, Collectors.toList()));
        if (byOutcome.size() > 1) {
            String parts = byOutcome.values().stream()
                    .map(same ->
                            same.size() + " of " + connections.size() + " " + phrase(same.get(0)) + " " + time(same))
                    .collect(Collectors.joining(", "));
            return new TargetObservationsText(parts, Set.of(), "");
        }
        String count = connections.size() == 1 ? "" : ", " + connections.size() + " of " + connections.size();
        return new TargetObservationsText(phrase(connections.get(0)) + " ", Set.of(time(connections)), count);
    }

    /** The same of several places, whose times stand side by side. */
    TargetObservationsText and(TargetObservationsText other) {
        Set<String> all = new LinkedHashSet<>(times);
        all.addAll(other.times);
        return new TargetObservationsText(before, all, after);
    }

    boolean isLike(TargetObservationsText other) {
        return before.equals(other.before) && after.equals(other.after);
    }

    /** {@code 1.2 and 1.9 ms}. */
    String timesInWords() {
        return list(sameUnit(List.copyOf(times)));
    }

    @Override
    public String toString() {
        return before + timesInWords() + after;
    }

    /** The unit is said once, at the end. */
    private static List<String> sameUnit(List<String> words) {
        Set<String> units = words.stream()
                .map(word -> word.substring(word.lastIndexOf(' ')))
                .collect(Collectors.toSet());
        if (units.size() != 1) {
            return words;
        }
        int last = words.size() - 1;
        return IntStream.range(0, words.size())
                .mapToObj(i -> i == last
                        ? words.get(i)
                        : words.get(i).substring(0, words.get(i).lastIndexOf(' ')))
                .toList();
    }

    /** {@code a, b and c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private static String phrase(Observation connection) {
        String cause = connection.details() instanceof Details.Tcp tcp
                ? tcp.cause().map(word -> " (" + word + ")").orElse("")
                : "";
        return switch (connection.outcome()) {
            case OPEN -> "connected in";
            case TIMED_OUT -> "timed out after";
            case UNREACHABLE -> "unreachable" + cause + " after";
            default -> connection.outcome().word() + " after";
        };
    }

    /** The middle of several. */
    private static String time(List<Observation> attempts) {
        List<Long> micros = attempts.stream()
                .map(TargetObservationsText::connectMicros)
                .sorted()
                .toList();
        return time(micros.get(micros.size() / 2));
    }

    private static long connectMicros(Observation connection) {
        return connection.phases().stream()
                .filter(phase -> phase.name().equals("connect"))
                .mapToLong(Phase::durationMicros)
                .findFirst()
                .orElseGet(() -> TargetObservations.micros(connection));
    }

    private static String time(long micros) {
        return micros >= MICROS
                ? String.format(Locale.ROOT, "%.1f s", micros / MICROS)
                : String.format(Locale.ROOT, "%.1f ms", micros / 1_000.0);
    }

    private static String nameOutcome(TargetObservations observed) {
        List<Observation> queries = observed.on(Layer.DNS);
        String servers = list(queries.stream()
                .flatMap(query -> query.asked().address().stream())
                .distinct()
                .toList());
        String server = servers.isEmpty() ? "the name server" : "name server " + servers;
        return switch (observed.nameOutcome()) {
            case NOT_ASKED -> "nothing";
            case RESOLVED -> "the name resolves to " + list(addresses(queries)) + ", and nobody connected";
            case NO_SUCH_NAME -> server + " says that the name does not exist";
            case NO_ADDRESS -> server + " says that the name has no address";
            case SILENT -> server + " did not answer within " + time(queries);
            case FAILED -> server + " could not find the name out (SERVFAIL)";
            case REFUSED -> server + " refuses to answer";
        };
    }

    private static List<String> addresses(List<Observation> queries) {
        return queries.stream()
                .flatMap(query -> query.details() instanceof Details.Dns dns
                        ? dns.addresses().stream()
                        : Optional.<String>empty().stream())
                .distinct()
                .toList();
    }
}
