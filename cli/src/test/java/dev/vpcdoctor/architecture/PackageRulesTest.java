package dev.vpcdoctor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PackageRulesTest {

    private static final String OURS = "dev.vpcdoctor";
    private static final String VIOLATIONS = "dev.vpcdoctor.architecture.violations";

    @TestFactory
    Stream<DynamicTest> theProgramKeepsToTheRules() {
        JavaClasses program = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // The probe's test parts come as a jar.
                .withImportOption(location -> !location.contains("/probe/testing/"))
                .importPackages(OURS);

        return new PackageRules(OURS)
                .rules().stream()
                        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(program)));
    }

    /** The probe is not on the class path of the command line, which carries its jar as a file. */
    @Test
    void theProbeHasNoCircleBetweenItsPackages() {
        JavaClasses probe = new ClassFileImporter().importPath(Path.of("..", "probe", "target", "classes"));

        assertThat(probe).hasSizeGreaterThan(50);
        new PackageRules(OURS).noCircleBetweenPackages().check(probe);
    }

    /** A rule that cannot fail holds nothing: each finds a violation, and no violation is without a rule. */
    @TestFactory
    Stream<DynamicTest> everyRuleFindsItsViolation() {
        JavaClasses violations = new ClassFileImporter().importPackages(VIOLATIONS);

        return new PackageRules(VIOLATIONS)
                .rules().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getDescription(),
                                () -> assertThat(rule.evaluate(violations)
                                                .getFailureReport()
                                                .getDetails())
                                        .as(rule.getDescription())
                                        .isNotEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyViolationIsFound() {
        JavaClasses violations = new ClassFileImporter().importPackages(VIOLATIONS);
        List<String> found = new PackageRules(VIOLATIONS)
                .rules().stream()
                        .flatMap(rule -> rule.evaluate(violations).getFailureReport().getDetails().stream())
                        .toList();

        return violations.stream()
                .filter(violation -> !violation.isNestedClass())
                .map(violation -> DynamicTest.dynamicTest(
                        violation.getSimpleName(),
                        () -> assertThat(found).anyMatch(detail -> detail.contains(violation.getName()))));
    }

    /** Who reads a name in a stack trace or a review knows at once which class is meant. */
    @Test
    void noTwoClassesHaveOneName() throws IOException {
        Map<String, List<Path>> byName;
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            byName = files.filter(file ->
                            file.toString().contains("/src/") && file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(file -> file.getFileName().toString()));
        }

        assertThat(byName).hasSizeGreaterThan(100);
        assertThat(byName.values()).allSatisfy(files -> assertThat(files).hasSize(1));
    }

    @Test
    void everyPackageSaysWhatItHolds() throws IOException {
        Map<Path, List<Path>> byPackage;
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            byPackage = files.filter(file -> file.toString().contains("/src/main/java/")
                            && file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(Path::getParent));
        }

        assertThat(byPackage).hasSizeGreaterThan(30);
        assertThat(byPackage)
                .allSatisfy((folder, files) -> assertThat(files).contains(folder.resolve("package-info.java")));
    }
}
