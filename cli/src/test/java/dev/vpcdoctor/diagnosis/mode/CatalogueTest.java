package dev.vpcdoctor.diagnosis.mode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.Chapter;
import dev.vpcdoctor.diagnosis.finding.Explanation;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes, codes, pages and chapters belong together. */
class CatalogueTest {
    /** What codes say short, and names of classes whole. */
    private static final Map<String, String> SHORT =
            Map.of("eni", "interface", "enis", "interfaces", "sg", "securitygroup", "nacl", "networkacl");

    @Test
    void namesEveryCodeOnce() {
        assertThat(Catalogue.codes()).extracting(FindingCode::name).doesNotHaveDuplicates();
    }

    @Test
    void everyCodeHasAPageAndEveryPageACode() throws IOException, URISyntaxException {
        Path pages = Path.of(Catalogue.class.getResource("/failure-modes").toURI());

        try (Stream<Path> files = Files.list(pages)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrderElementsOf(Catalogue.codes().stream()
                            .map(code -> code.name() + ".md")
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.vpcdoctor.diagnosis.mode.Catalogue#codes")
    void explainsEveryCodeWhole(FindingCode code) {
        Explanation explanation = code.explanation();

        assertThat(code.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(List.of(explanation.means(), explanation.shows(), explanation.toldApart(), explanation.fix()))
                .allSatisfy(text -> assertThat(text).endsWith("."));
        assertThat(explanation.reference())
                .startsWith("https://docs.aws.amazon.com/")
                .doesNotContain("#");
    }

    @ParameterizedTest
    @EnumSource(Chapter.class)
    void everyChapterTellsOfSomething(Chapter chapter) {
        assertThat(Catalogue.chapter(chapter)).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyModeStandsInThePackageOfItsChapterAndIsNamedAfterItsCode() {
        return modes().entrySet().stream()
                .map(mode -> DynamicTest.dynamicTest(mode.getKey().name(), () -> {
                    String chapter =
                            mode.getKey().explanation().chapter().name().toLowerCase(Locale.ROOT);
                    assertThat(mode.getValue().getPackageName())
                            .isEqualTo(Catalogue.class.getPackageName() + "." + chapter.replace("_", ""));
                    assertThat(mode.getValue().getSimpleName())
                            .isEqualToIgnoringCase(
                                    Stream.of(mode.getKey().name().split("-"))
                                            .map(word -> SHORT.getOrDefault(word, word))
                                            .collect(Collectors.joining()));
                }));
    }

    /** A class that nobody lists would never be asked. */
    @Test
    void everyModeIsListed() throws IOException, URISyntaxException {
        Path classes = Path.of(Catalogue.class.getResource(".").toURI());
        // The tests' own classes stand in another folder of the same package.
        Path main = Path.of(classes.toString().replace("test-classes", "classes"));

        try (Stream<Path> files = Files.walk(main)) {
            assertThat(files.map(main::relativize)
                            .map(Path::toString)
                            .filter(name -> name.endsWith(".class"))
                            .map(name -> Catalogue.class.getPackageName() + "."
                                    + name.replace(File.separatorChar, '.').replace(".class", ""))
                            .map(CatalogueTest::load)
                            .filter(type -> !type.isInterface())
                            .filter(type -> FailureMode.class.isAssignableFrom(type)
                                    || FunctionMode.class.isAssignableFrom(type)))
                    .containsExactlyInAnyOrderElementsOf(modes().values());
        }
    }

    private static Map<FindingCode, Class<?>> modes() {
        return Stream.concat(
                        Catalogue.FAILURE_MODES.stream(),
                        Stream.concat(Catalogue.SETUP.stream(), Catalogue.ADVICE.stream()))
                .collect(Collectors.toMap(CatalogueTest::code, Object::getClass));
    }

    private static FindingCode code(Object mode) {
        return mode instanceof FailureMode failure ? failure.code() : ((FunctionMode) mode).code();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, CatalogueTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
