package dev.vpcdoctor.aws.probe.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a template's file is filled in, and that one with a mistake never becomes a template. */
class TemplateFileTest {
    private static final Placeholders PLACEHOLDERS = new Placeholders(
            Map.of("__NAME__", "orders"),
            Map.of("__SUBNET__", List.of("a", "b"), "__GROUP__", List.of("1", "2"), "__FUNCTION__", List.of()));

    @Test
    void placeholdersAreReplacedByEscapedValues() {
        assertThat(fill("x: \"__NAME__-y\" # __NAME__\n", value -> "<" + value + ">"))
                .isEqualTo("x: \"<orders>-y\" # <orders>\n");
    }

    @Test
    void aPartIsRepeatedForEachValueAndOneInItToo() {
        assertThat(fill("""
            subnets:
              #: for each __SUBNET__
              - __NAME__-__SUBNET__:
                #: for each __GROUP__
                - __SUBNET__ __GROUP__
                #: end
              #: end
            end
            """)).isEqualTo("""
                subnets:
                  - orders-a:
                    - a 1
                    - a 2
                  - orders-b:
                    - b 1
                    - b 2
                end
                """);
    }

    @Test
    void aPartWithoutValuesIsLeftOut() {
        assertThat(fill("a\n#: for each __FUNCTION__\n__FUNCTION__\n#: end\nb\n"))
                .isEqualTo("a\nb\n");
    }

    @Test
    void remarksAreLeftOut() {
        assertThat(fill("## __WHATEVER__ #:\n# a\n  ## b\nc ## d\n")).isEqualTo("# a\nc ## d\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"__NAME__", "__OTHER__", "\n#: end\n", "## x\n", "$1 \\1 ${name}"})
    void aValueIsNotFilledInItself(String value) {
        Placeholders odd = new Placeholders(Map.of("__NAME__", value), Map.of("__EACH__", List.of(value)));

        String filled = new TemplateFile("odd.yaml", "__NAME__\n#: for each __EACH__\n__EACH__\n#: end\n")
                .fill(odd, UnaryOperator.identity());

        assertThat(filled).isEqualTo(value + "\n" + value + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a: __OTHER__                                       | __OTHER__ is not known here
        a: __name__                                        | __name__ is not known here
        a: __NAME                                          | __NAME is not known here
        a: __NAME_                                         | __NAME_ is not known here
        a: NAME__                                          | __ is not known here
        a: __NAME__S                                       | __NAME__S is not known here
        a: __SUBNET__                                      | __SUBNET__ is not known here
        a;#: for each __OTHER__;  a;#: end                 | __OTHER__ is not known here
        a;#: for each __NAME__;  a;#: end                  | __NAME__ is not known here
        a;#: for each __SUBNET__;  __GROUP__;#: end        | __GROUP__ is not known here
        a;#: for each __SUBNET__;  a                       | a part does not begin or does not end
        a;#: for each __SUBNET__;  a;  #: end              | a part does not begin or does not end
        a;#: end                                           | a part does not begin or does not end
        a;#: if __SUBNET__;  a;#: end                      | a part does not begin or does not end
        a;#: for each __SUBNET__;#: for each __GROUP__;#: end;#: end | a part does not begin or does not end
        """)
    void aMistakeInAFileIsSaid(String text, String said) {
        assertThatThrownBy(() -> fill(text.replace(';', '\n') + "\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("test.yaml: ", said);
    }

    @Test
    void aFileThatIsMissingIsSaid() {
        assertThatThrownBy(() -> TemplateFile.read("cobol.txt"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cobol.txt is missing: the distribution is damaged");
    }

    private static String fill(String text) {
        return fill(text, UnaryOperator.identity());
    }

    private static String fill(String text, UnaryOperator<String> escape) {
        return new TemplateFile("test.yaml", text).fill(PLACEHOLDERS, escape);
    }
}
