package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.report.Page;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({"120, 110", "100, 100", "80, 80", "40, 80"})
    void theTerminalIsUsedFromTheNarrowestToTheWidestPage(int columns, int width) {
        assertThat(page(Map.of(), OptionalInt.of(columns)).width()).isEqualTo(width);
    }

    @Test
    void withoutATerminalThePageIsNarrow() {
        assertThat(page(Map.of(), OptionalInt.empty()).width()).isEqualTo(Page.NARROWEST);
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "many, 90", "0, 90", "-5, 90"})
    void columnsOfTheEnvironmentAreTakenIfTheyAreANumber(String columns, int width) {
        assertThat(page(Map.of("COLUMNS", columns), OptionalInt.of(90)).width()).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"C, false", "POSIX, false", "de_DE.ISO-8859-1, false", "C.UTF-8, true", "en_GB.utf8, true"})
    void aLocaleOfAnotherCharsetGetsAscii(String locale, boolean unicode) {
        assertThat(page(Map.of("LC_ALL", locale), OptionalInt.empty()).unicode())
                .isEqualTo(unicode);
    }

    @Test
    void theStrongestVariableDecides() {
        assertThat(page(Map.of("LC_ALL", "C", "LANG", "en_GB.UTF-8"), OptionalInt.empty())
                        .unicode())
                .isFalse();
        assertThat(page(Map.of("LC_ALL", "", "LANG", "en_GB.UTF-8"), OptionalInt.empty())
                        .unicode())
                .isTrue();
    }

    @Test
    void noLocaleAtAllSaysNothingAgainstUnicode() {
        assertThat(page(Map.of(), OptionalInt.empty()).unicode()).isTrue();
    }

    @Test
    void colourNeedsATerminalAndNobodyWhoForbidsIt() {
        Terminal colourful = new Terminal(Map.of(), true, OptionalInt::empty, () -> false, Keyboard.NONE);

        assertThat(colourful.page(true).colour()).isTrue();
        assertThat(colourful.page(false).colour()).isFalse();
        assertThat(Run.NO_TERMINAL.page(true).colour()).isFalse();
    }

    @Test
    void aTerminalGetsColoursUnlessNoColorIsAskedFor() {
        Terminal colourful = new Terminal(Map.of(), true, OptionalInt::empty, () -> false, Keyboard.NONE);

        assertThat(Run.on(colourful, "demo", "no-nat").out()).contains("\u001b[31m✗");
        assertThat(Run.on(colourful, "demo", "no-nat", "--no-color").out()).doesNotContain("\u001b");
    }

    @Test
    void aLocaleOfAsciiGetsAsciiMarks() {
        Terminal old = new Terminal(Map.of("LC_ALL", "C"), false, OptionalInt::empty, () -> false, Keyboard.NONE);

        assertThat(Run.on(old, "demo", "no-nat").out())
                .startsWith("x checkout cannot reach")
                .matches(out -> out.chars().allMatch(sign -> sign < 128), "only ASCII");
    }

    private static Page page(Map<String, String> environment, OptionalInt columns) {
        return new Terminal(environment, false, () -> columns, () -> false, Keyboard.NONE).page(true);
    }
}
