package dev.vpcdoctor.diagnosis.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationPageTest {
    private static final String PAGE = """
        ---
        chapter: far-end
        severity: warning
        reference: https://docs.aws.amazon.com/vpc/
        ---
        # some-code

        ## What it means

        A paragraph in
        two lines with \\* and \\_.

        ## How it shows

        It shows.

        ## How it is told from its neighbours

        It is told.

        ## What fixes it

        This.
        """;

    @Test
    void aPageGivesWhatItSaysWithoutTheSignsOfMarkdown() {
        assertThat(ExplanationPage.parse("some-code", PAGE))
                .isEqualTo(new Explanation(
                        "some-code",
                        Chapter.FAR_END,
                        Severity.WARNING,
                        "https://docs.aws.amazon.com/vpc/",
                        "A paragraph in two lines with * and _.",
                        "It shows.",
                        "It is told.",
                        "This."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ---             | --                | does not begin with ---
        chapter: far-end| chapter: nowhere  | it knows no chapter nowhere
        severity: warning | colour: red     | what is "colour: red"
        # some-code     | # another-code    | its title is not some-code
        ## How it shows | ## How it looks   | its sections are not
        It is told.     | ''                | nothing stands under "How it is told from its neighbours"
        """)
    void aPageOfAnotherFormIsRefusedWithWhatIsWrong(String instead, String of, String says) {
        assertThat(PAGE).contains(instead);
        assertIsRefused(PAGE.replaceFirst(instead, of), says);
    }

    private static void assertIsRefused(String page, String says) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ExplanationPage.parse("some-code", page))
                .withMessageContaining("some-code.md")
                .withMessageContaining(says);
    }
}
