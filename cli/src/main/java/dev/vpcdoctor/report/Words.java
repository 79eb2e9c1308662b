package dev.vpcdoctor.report;

import java.util.List;

/** Enumerations as a sentence has them. */
final class Words {
    private Words() {}

    /** {@code a, b and c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
