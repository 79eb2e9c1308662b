package dev.vpcdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void aParagraphIsBrokenBetweenWords() {
        assertThat(Page.PLAIN.wrap("word ".repeat(20)))
                .isEqualTo("word ".repeat(16).strip() + "\n" + "word ".repeat(4).strip());
    }

    @Test
    void aWordThatIsTooLongStaysWhole() {
        String arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/" + "x".repeat(40);

        assertThat(Page.PLAIN.wrap("see " + arn + " there")).isEqualTo("see\n" + arn + "\nthere");
    }

    @Test
    void aParagraphStaysAsFarFromTheMarginAsItBegan() {
        assertThat(Page.PLAIN.wrap("  " + "word ".repeat(20)))
                .isEqualTo("  " + "word ".repeat(15).strip() + "\n  "
                        + "word ".repeat(5).strip());
    }

    @Test
    void aNumberStaysWithItsUnit() {
        assertThat(Page.PLAIN.wrap("word ".repeat(15) + "3.1 s, 3 of 3 each"))
                .isEqualTo("word ".repeat(15).strip() + "\n3.1 s, 3 of 3 each");
    }

    @Test
    void whatAsciiHasNoSignForIsAQuestionMark() {
        assertThat(new Page(80, false, false).printable("Zürich → 10.0.0.1 …")).isEqualTo("Z?rich -> 10.0.0.1 ...");
    }
}
