package dev.vpcdoctor.diagnosis.witness.logs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The errors that are known: {@code error-patterns.tsv}, whose last column says where each was seen. Most were made to
 * happen with the client itself, against a port that refuses, a host that drops, and a name that does not exist.
 */
final class ErrorPatterns {
    private static final String FILE = "error-patterns.tsv";
    private static final int COLUMNS = 9;

    private static final List<ErrorPattern> ALL = read();

    private ErrorPatterns() {}

    static List<ErrorPattern> all() {
        return ALL;
    }

    private static List<ErrorPattern> read() {
        try (InputStream in = ErrorPatterns.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing: the distribution is damaged");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(ErrorPatterns::pattern)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read: the distribution is damaged", e);
        }
    }

    private static ErrorPattern pattern(String line) {
        String[] column = line.split("\t", -1);
        if (column.length != COLUMNS) {
            throw new IllegalStateException(FILE + ": not " + COLUMNS + " columns: " + line);
        }
        return new ErrorPattern(
                column[0],
                Symptom.valueOf(column[1]),
                Pattern.compile(column[2]),
                groups(column[3]),
                groups(column[4]),
                groups(column[5]).stream().findFirst(),
                List.of(column[6].split("\\|\\|", -1)),
                column[7]);
    }

    private static List<Integer> groups(String column) {
        return Optional.of(column).filter(text -> !text.equals("-")).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(Integer::valueOf)
                .toList();
    }
}
