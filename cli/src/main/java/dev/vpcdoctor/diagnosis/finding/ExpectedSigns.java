package dev.vpcdoctor.diagnosis.finding;

import static dev.vpcdoctor.diagnosis.finding.WitnessRule.signs;

import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogResult.FlowOutcome;
import dev.vpcdoctor.diagnosis.witness.logs.Symptom;
import dev.vpcdoctor.diagnosis.witness.logs.Symptom.Proof;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The signs in records that several kinds of findings lead to expect. */
final class ExpectedSigns {
    private ExpectedSigns() {}

    static WitnessRule<Symptom> dropped() {
        return signs(proving(Proof.DROPPED), proving(Proof.ANSWERED));
    }

    static WitnessRule<Symptom> errors(Symptom first, Symptom... others) {
        return signs(EnumSet.of(first, others), noErrors());
    }

    static WitnessRule<Symptom> full() {
        return errors(
                Symptom.DB_TOO_MANY_CONN,
                Symptom.PROXY_LIMIT,
                Symptom.PROXY_BORROW_TIMEOUT,
                Symptom.CACHE_TOO_MANY_CONN);
    }

    static WitnessRule<FlowOutcome> lost() {
        return signs(
                EnumSet.of(FlowOutcome.NEVER_ARRIVED, FlowOutcome.NO_REPLY),
                EnumSet.of(FlowOutcome.ANSWERED, FlowOutcome.REFUSED, FlowOutcome.REQUEST_REJECTED_AT_TARGET));
    }

    static WitnessRule<FlowOutcome> answered() {
        return signs(EnumSet.of(FlowOutcome.ANSWERED), noFlows());
    }

    /** A function that cannot connect mostly fails, and one that does not fail mostly can. */
    static WitnessRule<MetricSign> failing() {
        return signs(EnumSet.of(MetricSign.INVOCATIONS_FAIL), EnumSet.of(MetricSign.INVOCATIONS_SUCCEED));
    }

    static Set<Symptom> noErrors() {
        return EnumSet.noneOf(Symptom.class);
    }

    static Set<FlowOutcome> noFlows() {
        return EnumSet.noneOf(FlowOutcome.class);
    }

    /** Rejected anywhere, or one of these. */
    static Set<FlowOutcome> stopped(FlowOutcome first, FlowOutcome... others) {
        Set<FlowOutcome> all = EnumSet.of(first, others);
        all.addAll(EnumSet.of(
                FlowOutcome.REQUEST_REJECTED_AT_FUNCTION,
                FlowOutcome.REQUEST_REJECTED_AT_TARGET,
                FlowOutcome.REPLY_REJECTED_AT_FUNCTION,
                FlowOutcome.REPLY_REJECTED_AT_TARGET));
        return all;
    }

    static Set<Symptom> proving(Proof... proofs) {
        return Arrays.stream(Symptom.values())
                .filter(symptom -> List.of(proofs).contains(symptom.proof()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
