package dev.vpcdoctor.diagnosis;

import java.util.List;
import java.util.Optional;

/**
 * A part of the catalogue, for its readers.
 *
 * @param title for a heading
 * @param codes that belong there, in the order in which they are told
 */
public record Chapter(String title, List<String> codes) {
    /** All, in the order in which a connection meets them. */
    public static final List<Chapter> ALL = List.of(
            new Chapter(
                    "Setting the function up",
                    "function-not-in-vpc",
                    "function-in-other-vpc",
                    "role-cannot-manage-enis",
                    "role-not-assumable",
                    "eni-quota-reached",
                    "eni-quota-near",
                    "subnet-out-of-addresses",
                    "subnet-nearly-out-of-addresses",
                    "function-inactive",
                    "function-pending",
                    "function-failed",
                    "function-update-failed",
                    "subnet-or-security-group-gone",
                    "ec2-api-throttled"),
            new Chapter(
                    "Names",
                    "vpc-dns-support-off",
                    "custom-dns-unreachable",
                    "name-does-not-exist",
                    "private-zone-not-visible",
                    "endpoint-private-dns-off",
                    "name-resolves-to-public-address",
                    "dns-timed-out",
                    "dns-query-limit"),
            new Chapter(
                    "Routes",
                    "no-route-to-internet",
                    "public-subnet-without-public-ip",
                    "nat-gateway-not-available",
                    "nat-gateway-in-private-subnet",
                    "nat-gateway-is-private",
                    "nat-port-exhaustion",
                    "internet-gateway-detached",
                    "route-blackhole",
                    "no-route-to-target",
                    "no-return-route",
                    "peering-not-active",
                    "transit-gateway-not-in-az",
                    "transit-gateway-no-route",
                    "vpc-blocks-public-access",
                    "ipv6-without-egress",
                    "nat-instance-checks-source"),
            new Chapter(
                    "Filters",
                    "function-sg-blocks-egress",
                    "target-sg-blocks-ingress",
                    "nacl-blocks-request",
                    "nacl-blocks-reply",
                    "endpoint-sg-blocks-https",
                    "gateway-endpoint-not-on-route-table",
                    "prefix-list-not-allowed",
                    "endpoint-policy-denies",
                    "no-endpoint-for-service",
                    "endpoint-not-available",
                    "lambda-blocks-port-25"),
            new Chapter(
                    "The far end",
                    "target-not-listening",
                    "target-not-available",
                    "host-firewall-or-target-down",
                    "database-connections-exhausted",
                    "database-connections-at-risk",
                    "tls-not-trusted",
                    "tls-certificate-expired",
                    "tls-wrong-name",
                    "tls-required-by-target",
                    "rds-proxy-target-unhealthy",
                    "rds-proxy-unreachable-from-outside"),
            new Chapter(
                    "Time",
                    "slow-cold-start",
                    "timeout-shorter-than-connect",
                    "idle-connection-reset",
                    "one-subnet-broken"),
            new Chapter(
                    "The verdict on everything",
                    "network-is-fine",
                    "configuration-and-packets-disagree",
                    "not-enough-evidence"),
            new Chapter(
                    "Advice, which never fails a run",
                    "single-az",
                    "small-subnet",
                    "subnet-shared-with-others",
                    "security-group-shared",
                    "egress-wide-open",
                    "cidr-where-security-group-fits",
                    "nat-shared-across-azs",
                    "nat-carries-s3-or-dynamodb",
                    "vpc-not-needed",
                    "use-rds-proxy",
                    "flow-logs-off",
                    "seldom-used-function-goes-inactive"));

    private Chapter(String title, String... codes) {
        this(title, List.of(codes));
    }

    public Chapter {
        codes = List.copyOf(codes);
    }

    /** The chapter in which a code of the catalogue stands. */
    public static Optional<Chapter> of(String code) {
        return ALL.stream().filter(chapter -> chapter.codes.contains(code)).findFirst();
    }

    /** What the catalogue knows of this chapter. */
    public List<Explanation> explanations() {
        List<Explanation> all = Catalogue.explanations();
        return codes.stream()
                .flatMap(code -> all.stream().filter(one -> one.code().equals(code)))
                .toList();
    }
}
