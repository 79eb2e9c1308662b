package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.finding.Explanation;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.Catalogue;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainCommandTest {

    @ParameterizedTest
    @MethodSource("dev.vpcdoctor.diagnosis.mode.Catalogue#codes")
    void everyCodeOfTheCatalogueIsExplained(FindingCode code) {
        Run run = Run.of("explain", code.name());
        Explanation explanation = code.explanation();

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.err()).isEmpty();
        assertThat(words(run.out()))
                .contains(words(explanation.means()), words(explanation.fix()), explanation.reference());
    }

    @Test
    void capitalLettersAreNoOtherCode() {
        assertThat(Run.of("explain", "Route-Blackhole").out()).startsWith("✗ route-blackhole");
    }

    @Test
    void anUnknownCodeIsWrongUsageAndTheNearestAreNamed() {
        Run run = Run.of("explain", "nat-gateway-is-privat");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("vpc-doctor: there is no code nat-gateway-is-privat; did you mean nat-gateway-is-private")
                .contains("'vpc-doctor failure-modes' lists them all");
    }

    @Test
    void theTextKeepsToTheTerminalsWidthAndShowsColoursOnlyThere() {
        Terminal wide = new Terminal(Map.of("COLUMNS", "100"), true, OptionalInt::empty, () -> true, Keyboard.NONE);

        assertThat(Run.on(wide, "explain", "route-blackhole").out()).contains("\u001b[1mWhat it means");
        assertThat(Run.on(wide, "explain", "route-blackhole", "--no-color").out())
                .doesNotContain("\u001b")
                .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() <= 100))
                .satisfies(text -> assertThat(text.lines()).anyMatch(line -> line.length() > 80));
    }

    @Test
    void theListNamesEveryCodeInItsChapter() {
        Run run = Run.of("failure-modes");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out()).startsWith("Setting the function up\n✗ role-not-assumable");
        assertThat(run.out().lines().filter(line -> line.matches("\\S [a-z0-9-]+ +[a-z]+")))
                .map(line -> line.split(" ", 3)[1])
                .containsExactlyInAnyOrderElementsOf(
                        Catalogue.codes().stream().map(FindingCode::name).toList());
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
