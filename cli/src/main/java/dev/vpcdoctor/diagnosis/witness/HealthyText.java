package dev.vpcdoctor.diagnosis.witness;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What packets say of a connection that works, in sentences. */
public final class HealthyText {
    private HealthyText() {}

    /** Such as {@code Connected from both subnets in 1.2 and 1.9 ms; PostgreSQL answered and asks for a password.} */
    public static String of(List<Comparison> comparisons) {
        List<Comparison> connected = comparisons.stream()
                .filter(one -> one.observed().connecting() == TargetObservations.Connecting.OPEN)
                .toList();
        List<String> seen = subnets(comparisons, Comparison::isSeen);
        List<String> unseen = subnets(comparisons, one -> !seen.contains(one.subnetId()));
        List<String> all = subnets(comparisons, one -> true);
        Optional<TargetObservationsText> text = connected.stream()
                .map(one -> TargetObservationsText.of(one.observed()))
                .reduce(HealthyText::together);
        Optional<String> service = connected.stream()
                .flatMap(one -> ServiceText.of(one.observed()).stream())
                .findFirst();
        String from = subnets(connected, one -> true).size() == all.size() && all.size() > 1
                ? all.size() == 2 ? "both subnets" : "all " + all.size() + " subnets"
                : TargetObservationsText.list(subnets(connected, one -> true));
        String said = "Connected from " + from
                + text.map(times -> " in " + times.timesInWords()).orElse("")
                + service.map(answer -> "; " + answer).orElse("") + ".";
        return unseen.isEmpty()
                ? said
                : said + " No packets were sent from " + TargetObservationsText.list(unseen) + ".";
    }

    private static TargetObservationsText together(TargetObservationsText one, TargetObservationsText other) {
        return one.and(other);
    }

    private static List<String> subnets(List<Comparison> comparisons, Predicate<Comparison> which) {
        return comparisons.stream()
                .filter(which)
                .map(Comparison::subnetId)
                .distinct()
                .toList();
    }
}
