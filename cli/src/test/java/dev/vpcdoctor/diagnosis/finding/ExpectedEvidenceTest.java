package dev.vpcdoctor.diagnosis.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.vpcdoctor.diagnosis.mode.Catalogue;
import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogResult.FlowOutcome;
import dev.vpcdoctor.diagnosis.witness.logs.Symptom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a finding lets expect of records never speaks for it and against it at once. */
class ExpectedEvidenceTest {

    /** A new code names its expectation, and with it who can speak of it. */
    @ParameterizedTest
    @MethodSource("dev.vpcdoctor.diagnosis.mode.Catalogue#codes")
    void ofEveryCodeEachKindOfWitnessCanSaySomethingOrItIsToldWhyNot(FindingCode code) {
        for (Evidence.Kind kind : Evidence.Kind.values()) {
            switch (code.expected().of(kind)) {
                case WitnessRule.Signs<?> signs ->
                    assertThat(signs.supporting().size() + signs.contradicting().size())
                            .as(code + ", " + kind)
                            .isPositive();
                case WitnessRule.ByFinder<?> finder -> assertThat(finder).isNotNull();
                case WitnessRule.Silent<?> silent ->
                    assertThat(silent.because()).as(code + ", " + kind).matches("[a-z].{20,}[^.]");
            }
        }
    }

    /** Of advice nearly everybody is silent; of all else these, and nobody more. */
    static Stream<Arguments> silent() {
        List<String> setup =
                Catalogue.SETUP.stream().map(mode -> mode.code().name()).toList();
        return Stream.of(
                arguments(
                        Evidence.Kind.PACKETS,
                        with(
                                setup,
                                "database-connections-at-risk",
                                "nat-port-exhaustion",
                                "dns-query-limit",
                                "idle-connection-reset")),
                arguments(Evidence.Kind.LOGS, List.of()),
                arguments(
                        Evidence.Kind.FLOW_LOGS,
                        with(
                                setup,
                                "function-not-in-vpc",
                                "private-zone-not-visible",
                                "name-does-not-exist",
                                "database-connections-at-risk",
                                "timeout-shorter-than-connect",
                                "dns-query-limit",
                                "idle-connection-reset")),
                arguments(
                        Evidence.Kind.METRICS,
                        List.of(
                                "role-cannot-manage-enis",
                                "subnet-or-security-group-gone",
                                "function-update-failed",
                                "function-pending",
                                "slow-cold-start",
                                "configuration-and-packets-disagree",
                                "dns-query-limit")));
    }

    private static List<String> with(List<String> codes, String... others) {
        return Stream.concat(codes.stream(), Stream.of(others)).toList();
    }

    @ParameterizedTest
    @MethodSource("silent")
    void ofTheseCodesAKindOfWitnessCanSayNothing(Evidence.Kind kind, List<String> codes) {
        assertThat(Catalogue.codes().stream()
                        .filter(code -> code.explanation().chapter() != Chapter.ADVICE)
                        .filter(code -> code.expected().of(kind) instanceof WitnessRule.Silent<?>)
                        .map(FindingCode::name))
                .containsExactlyElementsOf(codes);
    }

    @ParameterizedTest
    @EnumSource(ExpectedEvidence.class)
    void nothingSpeaksForItAndAgainstItAtOnce(ExpectedEvidence expectation) {
        assertThat(FlowOutcome.values())
                .noneMatch(says -> expectation.isSupportedBy(says) && expectation.isContradictedBy(says));
        assertThat(Symptom.values())
                .noneMatch(symptom -> expectation.isSupportedBy(symptom) && expectation.isContradictedBy(symptom));
    }

    @ParameterizedTest
    @EnumSource(ExpectedEvidence.class)
    void anAmbiguousErrorSpeaksForNothing(ExpectedEvidence expectation) {
        assertThat(Stream.of(Symptom.AMBIGUOUS, Symptom.CONNECT_FAIL, Symptom.TIMEOUT_GENERIC, Symptom.DNS_FAILURE))
                .noneMatch(symptom -> expectation.isSupportedBy(symptom) || expectation.isContradictedBy(symptom));
    }
}
