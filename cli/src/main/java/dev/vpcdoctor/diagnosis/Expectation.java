package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowFinding.Says;
import dev.vpcdoctor.diagnosis.witness.logs.Symptom;
import dev.vpcdoctor.diagnosis.witness.logs.Symptom.Proof;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a finding lets expect in logs and flow logs, and what there would speak against it. */
@SuppressWarnings("ImmutableEnumChecker") // the sets and lists never leave it, and nothing changes them
enum Expectation {
    /** All is well. */
    OPEN(
            EnumSet.of(Says.ANSWERED, Says.REFUSED),
            EnumSet.of(
                    Says.REQUEST_REJECTED_AT_FUNCTION,
                    Says.REQUEST_REJECTED_AT_TARGET,
                    Says.REPLY_REJECTED_AT_FUNCTION,
                    Says.REPLY_REJECTED_AT_TARGET,
                    Says.NEVER_ARRIVED),
            proving(Proof.ANSWERED),
            proving(Proof.DROPPED, Proof.NAME_ANSWERED, Proof.NAME_NOT_ANSWERED),
            "network-is-fine"),
    /** Nothing gets out of the function's own interface. */
    STOPPED_AT_FUNCTION(
            EnumSet.of(Says.REQUEST_REJECTED_AT_FUNCTION),
            EnumSet.complementOf(EnumSet.of(Says.REQUEST_REJECTED_AT_FUNCTION, Says.NOTHING)),
            proving(Proof.DROPPED),
            proving(Proof.ANSWERED),
            "function-sg-blocks-egress",
            "prefix-list-not-allowed"),
    /** Nothing gets in to the target. */
    STOPPED_AT_TARGET(
            EnumSet.of(Says.REQUEST_REJECTED_AT_TARGET),
            EnumSet.of(
                    Says.ANSWERED,
                    Says.REFUSED,
                    Says.REQUEST_REJECTED_AT_FUNCTION,
                    Says.REPLY_REJECTED_AT_TARGET,
                    Says.REPLY_REJECTED_AT_FUNCTION,
                    Says.NEVER_ARRIVED),
            proving(Proof.DROPPED),
            proving(Proof.ANSWERED),
            "target-sg-blocks-ingress",
            "endpoint-sg-blocks-https"),
    REQUEST_STOPPED_BY_ACL(
            EnumSet.of(Says.REQUEST_REJECTED_AT_FUNCTION, Says.REQUEST_REJECTED_AT_TARGET),
            EnumSet.of(Says.ANSWERED, Says.REFUSED, Says.REPLY_REJECTED_AT_TARGET, Says.REPLY_REJECTED_AT_FUNCTION),
            proving(Proof.DROPPED),
            proving(Proof.ANSWERED),
            "nacl-blocks-request"),
    /** Often only a part of the answers, so that others which came back say nothing. */
    REPLY_STOPPED_BY_ACL(
            EnumSet.of(Says.REPLY_REJECTED_AT_TARGET, Says.REPLY_REJECTED_AT_FUNCTION),
            EnumSet.of(Says.REQUEST_REJECTED_AT_FUNCTION, Says.REQUEST_REJECTED_AT_TARGET),
            proving(Proof.DROPPED),
            EnumSet.noneOf(Symptom.class),
            "nacl-blocks-reply"),
    /** Packets or their answers are lost somewhere between. */
    LOST(
            EnumSet.of(Says.NEVER_ARRIVED, Says.NO_REPLY),
            EnumSet.of(Says.ANSWERED, Says.REFUSED, Says.REQUEST_REJECTED_AT_TARGET),
            proving(Proof.DROPPED),
            proving(Proof.ANSWERED),
            "function-not-in-vpc",
            "function-in-other-vpc",
            "lambda-blocks-port-25",
            "endpoint-not-available",
            "endpoint-private-dns-off",
            "gateway-endpoint-not-on-route-table",
            "vpc-blocks-public-access",
            "nat-gateway-not-available",
            "nat-gateway-is-private",
            "nat-gateway-in-private-subnet",
            "internet-gateway-detached",
            "public-subnet-without-public-ip",
            "no-endpoint-for-service",
            "peering-not-active",
            "transit-gateway-not-in-az",
            "transit-gateway-no-route",
            "no-route-to-internet",
            "no-route-to-target",
            "route-blackhole",
            "nat-instance-checks-source",
            "ipv6-without-egress",
            "target-not-available",
            "no-return-route",
            "host-firewall-or-target-down"),
    NAMES_NOT_ANSWERED(
            EnumSet.noneOf(Says.class),
            EnumSet.of(Says.ANSWERED, Says.REFUSED),
            proving(Proof.NAME_NOT_ANSWERED),
            proving(Proof.NAME_ANSWERED, Proof.ANSWERED),
            "vpc-dns-support-off",
            "custom-dns-unreachable",
            "dns-timed-out"),
    NAME_NOT_FOUND(
            EnumSet.noneOf(Says.class),
            EnumSet.noneOf(Says.class),
            proving(Proof.NAME_ANSWERED),
            proving(Proof.ANSWERED),
            "name-does-not-exist",
            "private-zone-not-visible"),
    REFUSED(
            EnumSet.of(Says.REFUSED),
            EnumSet.of(Says.REQUEST_REJECTED_AT_TARGET, Says.NEVER_ARRIVED),
            EnumSet.of(Symptom.CONNECTION_REFUSED),
            proving(Proof.DROPPED),
            "target-not-listening"),
    DENIED_BY_POLICY(
            EnumSet.noneOf(Says.class),
            EnumSet.noneOf(Says.class),
            EnumSet.of(Symptom.ENDPOINT_POLICY),
            EnumSet.noneOf(Symptom.class),
            "endpoint-policy-denies"),
    NOT_TRUSTED(
            EnumSet.of(Says.ANSWERED),
            EnumSet.noneOf(Says.class),
            EnumSet.of(Symptom.TLS),
            EnumSet.noneOf(Symptom.class),
            "tls-not-trusted",
            "tls-certificate-expired",
            "tls-wrong-name"),
    TLS_REQUIRED(
            EnumSet.of(Says.ANSWERED),
            EnumSet.noneOf(Says.class),
            EnumSet.of(Symptom.DB_TLS_REQUIRED),
            EnumSet.noneOf(Symptom.class),
            "tls-required-by-target"),
    FULL(
            EnumSet.of(Says.ANSWERED),
            EnumSet.noneOf(Says.class),
            EnumSet.of(
                    Symptom.DB_TOO_MANY_CONN,
                    Symptom.PROXY_LIMIT,
                    Symptom.PROXY_BORROW_TIMEOUT,
                    Symptom.CACHE_TOO_MANY_CONN),
            EnumSet.noneOf(Symptom.class),
            "database-connections-exhausted"),
    /** Findings of which logs and flow logs know nothing. */
    NOTHING(
            EnumSet.noneOf(Says.class),
            EnumSet.noneOf(Says.class),
            EnumSet.noneOf(Symptom.class),
            EnumSet.noneOf(Symptom.class));

    private final Set<Says> flowsFor;
    private final Set<Says> flowsAgainst;
    private final Set<Symptom> errorsFor;
    private final Set<Symptom> errorsAgainst;
    private final List<String> codes;

    Expectation(
            Set<Says> flowsFor,
            Set<Says> flowsAgainst,
            Set<Symptom> errorsFor,
            Set<Symptom> errorsAgainst,
            String... codes) {
        this.flowsFor = flowsFor;
        this.flowsAgainst = flowsAgainst;
        this.errorsFor = errorsFor;
        this.errorsAgainst = errorsAgainst;
        this.codes = List.of(codes);
    }

    static Expectation of(String code) {
        return Arrays.stream(values())
                .filter(expectation -> expectation.codes.contains(code))
                .findFirst()
                .orElse(NOTHING);
    }

    List<String> codes() {
        return codes;
    }

    boolean isSupportedBy(Says flow) {
        return flowsFor.contains(flow);
    }

    boolean isContradictedBy(Says flow) {
        return flowsAgainst.contains(flow);
    }

    boolean isSupportedBy(Symptom error) {
        return errorsFor.contains(error);
    }

    boolean isContradictedBy(Symptom error) {
        return errorsAgainst.contains(error);
    }

    /** Whether an invocation that Lambda ended is what it lets expect. */
    boolean makesWait() {
        return isSupportedBy(Symptom.CONNECT_TIMEOUT) || this == NAMES_NOT_ANSWERED;
    }

    private static Set<Symptom> proving(Proof... proofs) {
        return Arrays.stream(Symptom.values())
                .filter(symptom -> List.of(proofs).contains(symptom.proof()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
