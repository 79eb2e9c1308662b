package dev.vpcdoctor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowFinding.Says;
import dev.vpcdoctor.diagnosis.witness.logs.Symptom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a finding lets expect of records never speaks for it and against it at once. */
class ExpectationTest {

    @Test
    void itsCodesAreInTheCatalogueEachOnce() {
        List<String> catalogue =
                Catalogue.explanations().stream().map(Explanation::code).toList();
        List<String> named = Stream.of(Expectation.values())
                .flatMap(expectation -> expectation.codes().stream())
                .toList();

        assertThat(catalogue).containsAll(named);
        assertThat(named).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Expectation.class)
    void nothingSpeaksForItAndAgainstItAtOnce(Expectation expectation) {
        assertThat(Says.values())
                .noneMatch(says -> expectation.isSupportedBy(says) && expectation.isContradictedBy(says));
        assertThat(Symptom.values())
                .noneMatch(symptom -> expectation.isSupportedBy(symptom) && expectation.isContradictedBy(symptom));
    }

    @ParameterizedTest
    @EnumSource(Expectation.class)
    void anAmbiguousErrorSpeaksForNothing(Expectation expectation) {
        assertThat(Stream.of(Symptom.AMBIGUOUS, Symptom.CONNECT_FAIL, Symptom.TIMEOUT_GENERIC, Symptom.DNS_FAILURE))
                .noneMatch(symptom -> expectation.isSupportedBy(symptom) || expectation.isContradictedBy(symptom));
    }
}
