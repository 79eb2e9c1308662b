package dev.vpcdoctor.diagnosis.witness.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error that is known is found in the line in which it was seen. */
class ErrorPatternsTest {
    /** Samples whose words tell more than their class. */
    private static final Map<String, Symptom> REFINED = Map.of(
            "pymysql.2003", Symptom.CONNECT_TIMEOUT,
            "mysqlconn.2003", Symptom.CONNECT_TIMEOUT,
            "libpq.dns", Symptom.NAME_NOT_FOUND,
            "redis.py.dns", Symptom.NAME_NOT_FOUND,
            "go.nohost", Symptom.NAME_NOT_FOUND,
            "dotnet.dns", Symptom.NAME_NOT_FOUND,
            "dns.enotfound", Symptom.NAME_NOT_FOUND,
            "dns.py", Symptom.NAME_NOT_ANSWERED,
            // Connections were never made: total=0.
            "java.hikari", Symptom.CONNECT_FAIL);

    @Test
    void thereAreEightyOfTheNotesAndFourMore() {
        assertThat(ErrorPatterns.all()).hasSize(84);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void isFoundInItsSample(ErrorPattern pattern) {
        assertThat(pattern.regex().matcher(pattern.sample()).find()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void classifiesItsSample(ErrorPattern pattern) {
        Symptom expected = REFINED.getOrDefault(pattern.id(), pattern.symptom());

        assertThat(FailureClassifier.classify(pattern.sample()).map(LoggedFailure::symptom))
                .contains(expected);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsTheSameOfItsOwnWords(ErrorPattern pattern) {
        Optional<LoggedFailure> failure = FailureClassifier.classify(pattern.sample());

        assertThat(failure.flatMap(told -> FailureClassifier.classify(told.says())))
                .isEqualTo(failure);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void canBeToldWithoutAHost(ErrorPattern pattern) {
        String hidden = pattern.sample().replaceAll("[a-z0-9-]+(?:\\.[a-z0-9-]+)+\\.?", "hunter2");

        assertThat(FailureClassifier.classify(hidden).map(LoggedFailure::says).orElse(""))
                .doesNotContain("hunter2");
    }

    private static Stream<ErrorPattern> patterns() {
        return ErrorPatterns.all().stream();
    }

    private static List<ErrorPattern> failures() {
        return patterns()
                .filter(pattern -> pattern.symptom() != Symptom.LAMBDA_REPORT)
                .toList();
    }
}
