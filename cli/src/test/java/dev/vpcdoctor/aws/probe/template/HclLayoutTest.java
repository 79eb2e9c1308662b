package dev.vpcdoctor.aws.probe.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HclLayoutTest {

    @Test
    void equalsSignsStandBelowEachOther() {
        assertThat(HclLayout.of("""
            a = 1
            "long:er" = "x = ["
            b {
              cc = 1
              d = f({
                e = 1
              })
              ff = 1
              ggg = [h.i]
            }
            """)).isEqualTo("""
                a         = 1
                "long:er" = "x = ["
                b {
                  cc = 1
                  d = f({
                    e = 1
                  })
                  ff  = 1
                  ggg = [h.i]
                }
                """);
    }

    @Test
    void aListOf80CharactersStandsInOneLine() {
        String item = "x".repeat(35);

        assertThat(HclLayout.of("""
            a = 1
            list = f([
              "%s",
              "%s",
            ])
            """.formatted(item, item + "yy"))).isEqualTo("""
                a    = 1
                list = f(["%s", "%s"])
                """.formatted(item, item + "yy"));
    }

    @Test
    void aLongerOneDoesNot() {
        String item = "x".repeat(35);
        String hcl = """
            a = 1
            list = f([
              "%s",
              "%s",
            ])
            """.formatted(item, item + "yyy");

        assertThat(HclLayout.of(hcl)).isEqualTo(hcl);
    }
}
