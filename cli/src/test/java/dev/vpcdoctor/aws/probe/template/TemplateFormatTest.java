package dev.vpcdoctor.aws.probe.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.probe.PermanentProbe;
import dev.vpcdoctor.aws.probe.ProbeName;
import dev.vpcdoctor.aws.probe.ProbePlacement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of the templates, as they are. What comes of them is TemplateFormatIT's. */
class TemplateFormatTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("__\\w*");
    private static final PermanentProbe PROBE = new PermanentProbe(
            ProbeName.given("orders").orElseThrow(),
            new ProbePlacement(List.of("subnet-1"), List.of("sg-1"), true, Optional.of("checkout")),
            "db.example.com:5432");

    @ParameterizedTest
    @EnumSource
    void everyPlaceholderIsInTheFileAndNoOther(TemplateFormat format) {
        Placeholders known = Placeholders.of(PROBE);

        assertThat(placeholders(format.file().text()))
                .containsOnlyOnceElementsOf(known.single().keySet())
                .containsOnlyOnceElementsOf(known.repeated().keySet())
                .hasSize(known.single().size() + known.repeated().size());
    }

    @ParameterizedTest
    @EnumSource
    void outsideOfQuotesOnlyThoseStandThatMeanNothingElseThere(TemplateFormat format) {
        String outside = format.file().text().replaceAll("\"[^\"\n]*\"", "").replaceAll("(?m)^ *#: for each .*$", "");

        assertThat(placeholders(outside)).isSubsetOf("__NAME__", "__IPV6_ALLOWED__", "__SUBNET__");
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOUDFORMATION", "SAM"})
    void theFileItselfIsYaml(TemplateFormat format) {
        Map<String, Map<String, Object>> template = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(format.file().text());

        assertThat(template.get("Resources")).containsOnlyKeys("ProbeRole", "ProbeLogGroup", "ProbeInSubnet__SUBNET__");
    }

    private static Stream<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).distinct();
    }
}
