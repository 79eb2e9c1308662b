package dev.vpcdoctor.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** CloudWatch Logs must find what is classified here. */
class FilterPatternsTest {
    /** What AWS's page about them allows in a regular expression, and no groups. */
    private static final Pattern ALLOWED = Pattern.compile("%[A-Za-z0-9:_#=@/;,\\-^$?\\[\\]{}|\\\\*+.]+%");

    @ParameterizedTest
    @MethodSource("samples")
    void findsEveryKnownError(List<String> sample) {
        String wanted = sample.get(0).equals("LAMBDA_REPORT") && !sample.get(1).startsWith("RESTORE")
                ? FilterPatterns.REPORTS
                : FilterPatterns.ERRORS;

        assertThat(find(wanted, sample.get(1)) || sample.get(1).startsWith("RESTORE_REPORT"))
                .isTrue();
    }

    @Test
    void findsTheReportsOfBothFormats() {
        assertThat(find(FilterPatterns.REPORTS, "{\"type\":\"platform.report\",\"record\":{}}"))
                .isTrue();
        assertThat(find(FilterPatterns.REPORTS, "{\"type\":\"platform.runtimeDone\",\"record\":{}}"))
                .isFalse();
    }

    @Test
    void findsTheRecordsOfAnAddressAndNotOfOthers() {
        String pattern = FilterPatterns.anyOf(List.of("10.20.10.20", "10.20.11.20"));

        assertThat(find(pattern, "2 1 eni-1 10.20.10.20 10.20.20.30 40000 5432 6 1 40 1 2 ACCEPT OK"))
                .isTrue();
        assertThat(find(pattern, "2 1 eni-1 10.20.99.20 10.20.20.30 40000 5432 6 1 40 1 2 ACCEPT OK"))
                .isFalse();
        assertThat(find(pattern, "2 1 eni-1 - - - - - - - 1 2 - NODATA")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void keepsToWhatAwsAllows(String pattern) {
        assertThat(pattern).matches(ALLOWED).hasSizeLessThanOrEqualTo(FilterPatterns.LONGEST);
    }

    private static List<String> patterns() {
        return List.of(FilterPatterns.ERRORS, FilterPatterns.REPORTS, FilterPatterns.anyOf(List.of("10.0.0.1")));
    }

    private static boolean find(String pattern, String line) {
        return Pattern.compile(pattern.substring(1, pattern.length() - 1))
                .matcher(line)
                .find();
    }

    /** Class and sample of each line. */
    private static List<List<String>> samples() throws IOException {
        try (InputStream in = FilterPatternsTest.class.getResourceAsStream(
                "/dev/vpcdoctor/diagnosis/witness/logs/error-patterns.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(column -> List.of(column[1], column[7]))
                    .toList();
        }
    }
}
