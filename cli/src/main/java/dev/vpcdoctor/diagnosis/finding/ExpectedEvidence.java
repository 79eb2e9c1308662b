package dev.vpcdoctor.diagnosis.finding;

import static dev.vpcdoctor.diagnosis.finding.ExpectedSigns.answered;
import static dev.vpcdoctor.diagnosis.finding.ExpectedSigns.dropped;
import static dev.vpcdoctor.diagnosis.finding.ExpectedSigns.errors;
import static dev.vpcdoctor.diagnosis.finding.ExpectedSigns.failing;
import static dev.vpcdoctor.diagnosis.finding.ExpectedSigns.full;
import static dev.vpcdoctor.diagnosis.finding.ExpectedSigns.lost;
import static dev.vpcdoctor.diagnosis.finding.ExpectedSigns.noErrors;
import static dev.vpcdoctor.diagnosis.finding.ExpectedSigns.noFlows;
import static dev.vpcdoctor.diagnosis.finding.ExpectedSigns.proving;
import static dev.vpcdoctor.diagnosis.finding.ExpectedSigns.stopped;
import static dev.vpcdoctor.diagnosis.finding.WitnessRule.byFinder;
import static dev.vpcdoctor.diagnosis.finding.WitnessRule.signs;
import static dev.vpcdoctor.diagnosis.finding.WitnessRule.silent;

import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogResult.FlowOutcome;
import dev.vpcdoctor.diagnosis.witness.logs.Symptom;
import dev.vpcdoctor.diagnosis.witness.logs.Symptom.Proof;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a finding lets expect of those who speak of the network beside its configuration: packets, logs, flow logs and
 * metrics, in this order. Each either can speak for it and against it, or is declared to be silent.
 */
@SuppressWarnings("ImmutableEnumChecker") // the sets never leave it, and nothing changes them
public enum ExpectedEvidence {
    /** All is well. */
    OPEN(
            byFinder(),
            signs(proving(Proof.ANSWERED), proving(Proof.DROPPED, Proof.NAME_ANSWERED, Proof.NAME_NOT_ANSWERED)),
            signs(EnumSet.of(FlowOutcome.ANSWERED, FlowOutcome.REFUSED), stopped(FlowOutcome.NEVER_ARRIVED)),
            signs(
                    EnumSet.of(MetricSign.INVOKED, MetricSign.NAT_PASSES, MetricSign.DATABASE_CONNECTED),
                    EnumSet.of(MetricSign.NAT_PASSES_NOTHING))),
    /** What decides is missing: what is recorded tells at least how it goes. */
    NOT_KNOWN(
            byFinder(),
            signs(proving(Proof.DROPPED, Proof.NAME_ANSWERED, Proof.NAME_NOT_ANSWERED), proving(Proof.ANSWERED)),
            signs(
                    stopped(FlowOutcome.NEVER_ARRIVED, FlowOutcome.NO_REPLY),
                    EnumSet.of(FlowOutcome.ANSWERED, FlowOutcome.REFUSED)),
            failing()),
    /** Packets get through against the configuration. */
    PASSES_ANYWAY(
            byFinder(),
            signs(proving(Proof.ANSWERED), proving(Proof.DROPPED)),
            signs(EnumSet.of(FlowOutcome.ANSWERED, FlowOutcome.REFUSED), stopped(FlowOutcome.NEVER_ARRIVED)),
            silent("they do not tell which way a connection took")),
    /** Nothing gets through from some of the function's subnets; what is answered may be from the others. */
    PARTLY_LOST(
            byFinder(),
            signs(proving(Proof.DROPPED, Proof.NAME_NOT_ANSWERED), noErrors()),
            signs(
                    stopped(FlowOutcome.NEVER_ARRIVED, FlowOutcome.NO_REPLY),
                    EnumSet.of(FlowOutcome.ANSWERED, FlowOutcome.REFUSED)),
            failing()),
    /** Nothing gets out of the function's own interface. */
    STOPPED_AT_FUNCTION(
            byFinder(),
            dropped(),
            signs(
                    EnumSet.of(FlowOutcome.REQUEST_REJECTED_AT_FUNCTION),
                    EnumSet.complementOf(EnumSet.of(FlowOutcome.REQUEST_REJECTED_AT_FUNCTION, FlowOutcome.NOTHING))),
            failing()),
    /** Nothing gets in to the target. */
    STOPPED_AT_TARGET(
            byFinder(),
            dropped(),
            signs(
                    EnumSet.of(FlowOutcome.REQUEST_REJECTED_AT_TARGET),
                    EnumSet.of(
                            FlowOutcome.ANSWERED,
                            FlowOutcome.REFUSED,
                            FlowOutcome.REQUEST_REJECTED_AT_FUNCTION,
                            FlowOutcome.REPLY_REJECTED_AT_TARGET,
                            FlowOutcome.REPLY_REJECTED_AT_FUNCTION,
                            FlowOutcome.NEVER_ARRIVED)),
            failing()),
    REQUEST_STOPPED_BY_ACL(
            byFinder(),
            dropped(),
            signs(
                    EnumSet.of(FlowOutcome.REQUEST_REJECTED_AT_FUNCTION, FlowOutcome.REQUEST_REJECTED_AT_TARGET),
                    EnumSet.of(
                            FlowOutcome.ANSWERED,
                            FlowOutcome.REFUSED,
                            FlowOutcome.REPLY_REJECTED_AT_TARGET,
                            FlowOutcome.REPLY_REJECTED_AT_FUNCTION)),
            failing()),
    /** Often only a part of the answers, so that others which came back say nothing. */
    REPLY_STOPPED_BY_ACL(
            byFinder(),
            signs(proving(Proof.DROPPED), noErrors()),
            signs(
                    EnumSet.of(FlowOutcome.REPLY_REJECTED_AT_TARGET, FlowOutcome.REPLY_REJECTED_AT_FUNCTION),
                    EnumSet.of(FlowOutcome.REQUEST_REJECTED_AT_FUNCTION, FlowOutcome.REQUEST_REJECTED_AT_TARGET)),
            failing()),
    /** Packets or their answers are lost somewhere between. */
    LOST(byFinder(), dropped(), lost(), failing()),
    /** As {@link #LOST}, where a NAT gateway lets nothing through. */
    LOST_BEHIND_NAT(
            byFinder(),
            dropped(),
            lost(),
            signs(
                    EnumSet.of(MetricSign.INVOCATIONS_FAIL, MetricSign.NAT_PASSES_NOTHING),
                    EnumSet.of(MetricSign.INVOCATIONS_SUCCEED, MetricSign.NAT_PASSES))),
    /** As {@link #LOST}, of a function in no VPC. */
    WITHOUT_INTERFACE(
            byFinder(), dropped(), silent("a function in no VPC has no interface at which they record"), failing()),
    NAMES_NOT_ANSWERED(
            byFinder(),
            signs(proving(Proof.NAME_NOT_ANSWERED), proving(Proof.NAME_ANSWERED, Proof.ANSWERED)),
            signs(noFlows(), EnumSet.of(FlowOutcome.ANSWERED, FlowOutcome.REFUSED)),
            failing()),
    NAMES_SOMETIMES_NOT_ANSWERED(
            silent(SilentWitnessReasons.ONE_CONNECTION),
            byFinder(),
            silent(SilentWitnessReasons.RESOLVER_NOT_RECORDED),
            silent("none counts the questions that the resolver drops")),
    NAME_NOT_FOUND(
            byFinder(),
            signs(proving(Proof.NAME_ANSWERED), proving(Proof.ANSWERED)),
            silent(SilentWitnessReasons.NO_PACKET_LEAVES),
            failing()),
    REFUSED(
            byFinder(),
            signs(EnumSet.of(Symptom.CONNECTION_REFUSED), proving(Proof.DROPPED)),
            signs(
                    EnumSet.of(FlowOutcome.REFUSED),
                    EnumSet.of(FlowOutcome.REQUEST_REJECTED_AT_TARGET, FlowOutcome.NEVER_ARRIVED)),
            failing()),
    DENIED_BY_POLICY(byFinder(), errors(Symptom.ENDPOINT_POLICY), answered(), failing()),
    NOT_TRUSTED(byFinder(), errors(Symptom.TLS), answered(), failing()),
    TLS_REQUIRED(byFinder(), errors(Symptom.DB_TLS_REQUIRED), answered(), failing()),
    FULL(byFinder(), full(), answered(), byFinder()),
    NEARLY_FULL(
            silent(SilentWitnessReasons.ONE_CONNECTION),
            full(),
            silent("records do not tell how many connections a database holds"),
            signs(EnumSet.of(MetricSign.DATABASE_CROWDED), EnumSet.of(MetricSign.DATABASE_ROOMY))),
    PROXY_WITHOUT_DATABASE(
            byFinder(), errors(Symptom.PROXY_BORROW_TIMEOUT, Symptom.PROXY_CREDENTIALS), answered(), failing()),
    /** Lambda ends the invocation before its client gives up. */
    GIVES_UP_EARLY(
            byFinder(),
            signs(EnumSet.of(Symptom.LAMBDA_TIMEOUT), EnumSet.of(Symptom.CONNECT_TIMEOUT)),
            silent(SilentWitnessReasons.RECORDS_HAVE_NO_PAUSES),
            failing()),
    NAT_PORTS_TAKEN(
            silent(SilentWitnessReasons.ONE_CONNECTION),
            signs(proving(Proof.DROPPED), noErrors()),
            signs(EnumSet.of(FlowOutcome.NO_REPLY), noFlows()),
            byFinder()),
    FORGOTTEN(
            silent("the connections of a probe are new, and none lies idle"),
            byFinder(),
            silent(SilentWitnessReasons.RECORDS_HAVE_NO_PAUSES),
            byFinder()),
    SLOW_START(
            silent(SilentWitnessReasons.PROBE_IS_ANOTHER_FUNCTION),
            byFinder(),
            silent("the start is over before a packet leaves"),
            silent("none that is read tells how long a start takes")),
    /** Nothing of the function runs. */
    CANNOT_RUN(noErrors()),
    NO_INTERFACE_LEFT(EnumSet.of(Symptom.ENI_LIMIT)),
    NO_ADDRESS_LEFT(EnumSet.of(Symptom.SUBNET_IPS)),
    EC2_THROTTLED(EnumSet.of(Symptom.EC2_THROTTLED)),
    ASLEEP(EnumSet.of(Symptom.FUNCTION_INACTIVE)),
    NOT_MADE(EnumSet.of(Symptom.EFS_CONNECT, Symptom.EFS_TIMEOUT)),
    /** Something of the function's setup cannot be done anew, and what there is runs on. */
    RUNS_ON(EnumSet.of(Symptom.EFS_CONNECT, Symptom.EFS_TIMEOUT), noErrors()),
    ROLE_WITHOUT_RIGHTS(EnumSet.of(Symptom.ROLE_PERMISSION), noErrors()),
    SETUP_GONE(EnumSet.of(Symptom.EC2_API_ERROR, Symptom.SG_VPC_MISMATCH), noErrors()),
    BEING_MADE(EnumSet.of(Symptom.LAMBDA_STATE, Symptom.ENI_NOT_READY), noErrors()),
    /** Advice that rests on how often the function ran at once. */
    ADVICE_ON_LOAD(
            silent(SilentWitnessReasons.ADVICE),
            silent(SilentWitnessReasons.ADVICE),
            silent(SilentWitnessReasons.ADVICE),
            byFinder()),
    ADVICE(
            silent(SilentWitnessReasons.ADVICE),
            silent(SilentWitnessReasons.ADVICE),
            silent(SilentWitnessReasons.ADVICE),
            silent(SilentWitnessReasons.ADVICE));

    private final WitnessRule<Void> packets;
    private final WitnessRule<Symptom> logs;
    private final WitnessRule<FlowOutcome> flowLogs;
    private final WitnessRule<MetricSign> metrics;

    ExpectedEvidence(
            WitnessRule<Void> packets,
            WitnessRule<Symptom> logs,
            WitnessRule<FlowOutcome> flowLogs,
            WitnessRule<MetricSign> metrics) {
        this.packets = packets;
        this.logs = logs;
        this.flowLogs = flowLogs;
        this.metrics = metrics;
    }

    /** Of a function that cannot run at all: that it ran speaks against it. */
    ExpectedEvidence(Set<Symptom> errorsFor) {
        this(
                silent(SilentWitnessReasons.PROBE_IS_ANOTHER_FUNCTION),
                signs(errorsFor, EnumSet.of(Symptom.LAMBDA_REPORT)),
                silent(SilentWitnessReasons.INTERFACE_IS_SHARED),
                signs(EnumSet.noneOf(MetricSign.class), EnumSet.of(MetricSign.INVOKED)));
    }

    /** Of a function that may run on: that it ran says nothing. */
    ExpectedEvidence(Set<Symptom> errorsFor, Set<Symptom> errorsAgainst) {
        this(
                silent(SilentWitnessReasons.PROBE_IS_ANOTHER_FUNCTION),
                signs(errorsFor, errorsAgainst),
                silent(SilentWitnessReasons.INTERFACE_IS_SHARED),
                silent(SilentWitnessReasons.RUNS_ON));
    }

    /** What a kind of witness can say; the configuration is what every finding begins with. */
    public WitnessRule<?> of(Evidence.Kind kind) {
        return switch (kind) {
            case CONFIGURATION -> byFinder();
            case PACKETS -> packets;
            case LOGS -> logs;
            case FLOW_LOGS -> flowLogs;
            case METRICS -> metrics;
        };
    }

    public boolean isSupportedBy(FlowOutcome flow) {
        return flowLogs.supports(flow);
    }

    public boolean isContradictedBy(FlowOutcome flow) {
        return flowLogs.contradicts(flow);
    }

    public boolean isSupportedBy(Symptom error) {
        return logs.supports(error);
    }

    public boolean isContradictedBy(Symptom error) {
        return logs.contradicts(error);
    }

    public boolean isSupportedBy(MetricSign sign) {
        return metrics.supports(sign);
    }

    public boolean isContradictedBy(MetricSign sign) {
        return metrics.contradicts(sign);
    }

    /** Whether an invocation that Lambda ended is what it lets expect. */
    public boolean makesWait() {
        return isSupportedBy(Symptom.CONNECT_TIMEOUT) || this == NAMES_NOT_ANSWERED;
    }
}
