package dev.vpcdoctor.diagnosis.witness;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What was seen from several subnets, in one line for each thing that was seen.
 *
 * @param says such as {@code from subnet-1 and subnet-2: timed out after 3.0 s, 3 of 3 each}
 * @param from the subnets
 */
public record PacketsText(boolean supports, String says, String from) {

    private record Line(boolean supports, Set<String> subnetIds, TargetObservationsText text, String further) {
        boolean takes(Line other) {
            return supports == other.supports && text.isLike(other.text) && further.equals(other.further);
        }

        Line and(Line other) {
            Set<String> all = new LinkedHashSet<>(subnetIds);
            all.addAll(other.subnetIds);
            return new Line(supports, all, text.and(other.text), further);
        }

        PacketsText written() {
            List<String> ids = List.copyOf(subnetIds);
            String each = ids.size() > 1 && !text.after().isEmpty() ? " each" : "";
            return new PacketsText(
                    supports,
                    "from " + TargetObservationsText.list(ids) + ": " + text + each + further,
                    String.join(", ", ids));
        }
    }

    /** What was seen from one place alone. */
    public static String inWords(TargetObservations observed) {
        return TargetObservationsText.of(observed)
                + ServiceText.of(observed).map(said -> "; " + said).orElse("");
    }

    public static List<PacketsText> of(List<Comparison> seen, Predicate<Comparison> supports) {
        List<Line> lines = new ArrayList<>();
        for (Comparison comparison : seen) {
            String service = ServiceText.of(comparison.observed())
                    .map(said -> "; " + said)
                    .orElse("");
            Line added = new Line(
                    supports.test(comparison),
                    new LinkedHashSet<>(Set.of(comparison.subnetId())),
                    TargetObservationsText.of(comparison.observed()),
                    service);
            int like = -1;
            for (int i = 0; i < lines.size(); i++) {
                like = like < 0 && lines.get(i).takes(added) ? i : like;
            }
            if (like < 0) {
                lines.add(added);
            } else {
                lines.set(like, lines.get(like).and(added));
            }
        }
        return lines.stream().map(Line::written).toList();
    }
}
