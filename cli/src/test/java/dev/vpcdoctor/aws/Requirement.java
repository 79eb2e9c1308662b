package dev.vpcdoctor.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;

/** What a test needs of its machine. Where it is missing, the test is skipped; where all tests are required, it fails. */
public final class Requirement {
    private static final String ALL_REQUIRED = "VPC_DOCTOR_TESTS_REQUIRED";

    private Requirement() {}

    /**
     * Goes on only if a requirement is met.
     *
     * @param whatToDo for who wants the test to run
     */
    public static void met(boolean condition, String whatToDo) {
        boolean required = Boolean.parseBoolean(System.getProperty(ALL_REQUIRED, System.getenv(ALL_REQUIRED)));
        if (required) {
            assertThat(condition).as(whatToDo).isTrue();
        }
        Assumptions.assumeTrue(condition, whatToDo);
    }
}
