package dev.vpcdoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of probe/README.md that says on which real part each word is shown, held against the tests it names. */
class OutcomesShownTest {
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z]+)` \\| `([a-z-]+)` \\| [^|]+ \\| `(\\w+IT)\\.(\\w+)` \\|");
    private static final Path TESTS = Path.of("src/test/java/dev/vpcdoctor/probe");

    private record Shown(Layer layer, Outcome outcome, String test, String method) {}

    @Test
    void everyWordIsShownOnARealPartForEveryLayerThatItIsAWordOf() throws IOException {
        List<String> said = new ArrayList<>();
        for (Shown shown : table()) {
            said.add(shown.layer().word() + " " + shown.outcome().word());
        }
        List<String> all = new ArrayList<>();
        for (Layer layer : List.of(Layer.DNS, Layer.TCP, Layer.TLS, Layer.SERVICE)) {
            for (Outcome outcome : Outcome.values()) {
                if (layer.allows(outcome) && isOwn(layer, outcome)) {
                    all.add(layer.word() + " " + outcome.word());
                }
            }
        }
        for (Outcome outcome : List.of(Outcome.NOT_ALLOWED, Outcome.NOT_ATTEMPTED, Outcome.FAILED)) {
            all.add(said.contains("any " + outcome.word()) ? "any " + outcome.word() : "? " + outcome.word());
        }

        assertThat(said).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void everyTestOfTheTableExistsAndSpeaksOfItsWord() throws IOException {
        for (Shown shown : table()) {
            String source = Files.readString(TESTS.resolve(shown.test() + ".java"));
            String body = body(source, shown.method());

            assertThat(body)
                    .as("%s.%s", shown.test(), shown.method())
                    .contains("Outcome." + shown.outcome().name());
        }
    }

    /** Words that every layer has in common are shown once. */
    private static boolean isOwn(Layer layer, Outcome outcome) {
        boolean common =
                outcome == Outcome.NOT_ALLOWED || outcome == Outcome.NOT_ATTEMPTED || outcome == Outcome.FAILED;
        boolean deadlineOnly = outcome == Outcome.TIMED_OUT && (layer == Layer.TLS || layer == Layer.SERVICE);
        return !common && !deadlineOnly;
    }

    private static String body(String source, String method) {
        Matcher begin = Pattern.compile("    @Test\\n    void " + method + "\\(\\)[^{]*\\{\\n")
                .matcher(source);
        assertThat(begin.find()).as("a test %s", method).isTrue();
        return source.substring(begin.end(), source.indexOf("\n    }\n", begin.end()));
    }

    private static List<Shown> table() throws IOException {
        List<Shown> rows = new ArrayList<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("README.md")));
        while (row.find()) {
            rows.add(new Shown(
                    Word.find(Layer.values(), row.group(1)).orElseThrow(),
                    Word.find(Outcome.values(), row.group(2)).orElseThrow(),
                    row.group(3),
                    row.group(4)));
        }
        return rows;
    }
}
