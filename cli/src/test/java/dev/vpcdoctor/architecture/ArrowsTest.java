package dev.vpcdoctor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArrowsTest {

    private static final String OURS = "dev.vpcdoctor";
    private static final String WRONG_HOUSE = "dev.vpcdoctor.architecture.wronghouse";

    @TestFactory
    Stream<DynamicTest> theHouseKeepsItsArrows() {
        JavaClasses house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // The probe's test parts come as a jar.
                .withImportOption(location -> !location.contains("/probe/testing/"))
                .importPackages(OURS);

        return new Arrows(OURS)
                .rules().stream().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(house)));
    }

    /** A rule that cannot fail holds nothing: each finds its culprit in the wrong house, and no rule is without one. */
    @TestFactory
    Stream<DynamicTest> everyRuleFindsItsCulpritInAHouseThatBreaksIt() {
        JavaClasses house = new ClassFileImporter().importPackages(WRONG_HOUSE);

        return new Arrows(WRONG_HOUSE)
                .rules().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getDescription(),
                                () -> assertThat(rule.evaluate(house)
                                                .getFailureReport()
                                                .getDetails())
                                        .as(rule.getDescription())
                                        .isNotEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyCulpritIsFound() {
        JavaClasses house = new ClassFileImporter().importPackages(WRONG_HOUSE);
        List<String> found = new Arrows(WRONG_HOUSE)
                .rules().stream()
                        .flatMap(rule -> rule.evaluate(house).getFailureReport().getDetails().stream())
                        .toList();

        return house.stream()
                .filter(culprit -> !culprit.isNestedClass())
                .map(culprit -> DynamicTest.dynamicTest(
                        culprit.getSimpleName(),
                        () -> assertThat(found).anyMatch(detail -> detail.contains(culprit.getName()))));
    }
}
