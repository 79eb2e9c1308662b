package dev.vpcdoctor.report;

import dev.vpcdoctor.diagnosis.finding.Evidence;
import java.util.List;

/** Enumerations as a sentence has them. */
final class Words {
    private Words() {}

    /** A kind of witness, as a person calls it. */
    static String of(Evidence.Kind kind) {
        return switch (kind) {
            case CONFIGURATION -> "the configuration";
            case PACKETS -> "packets";
            case LOGS -> "the function's log";
            case FLOW_LOGS -> "flow logs";
            case METRICS -> "metrics";
        };
    }

    /** {@code a, b and c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
