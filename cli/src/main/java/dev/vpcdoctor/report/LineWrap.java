package dev.vpcdoctor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Breaks text between words. A word is never broken: it may be an id that somebody pastes. A number stays with its unit.
 */
final class LineWrap {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<!\\d) | (?!m?s\\b)");

    private LineWrap() {}

    /**
     * Breaks a text into lines.
     *
     * @param first columns of the first line
     * @param rest columns of the others
     * @return at least one line
     */
    static List<String> words(String text, int first, int rest) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : BETWEEN_WORDS.split(text.strip(), -1)) {
            if (word.isEmpty() && !line.isEmpty()) {
                continue;
            }
            int room = lines.isEmpty() ? first : rest;
            if (!line.isEmpty() && length(line) + 1 + length(word) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Columns on a terminal, as far as letters and signs of the West go. */
    static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
