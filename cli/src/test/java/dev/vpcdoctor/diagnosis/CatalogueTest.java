package dev.vpcdoctor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

    /** What configuration and packets tell of a network, all of it promised to the reader. */
    static final List<String> PROMISED = List.of(
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
            "ec2-api-throttled",
            "vpc-dns-support-off",
            "custom-dns-unreachable",
            "endpoint-private-dns-off",
            "no-route-to-internet",
            "public-subnet-without-public-ip",
            "nat-gateway-not-available",
            "nat-gateway-in-private-subnet",
            "nat-gateway-is-private",
            "internet-gateway-detached",
            "route-blackhole",
            "no-route-to-target",
            "no-return-route",
            "peering-not-active",
            "transit-gateway-not-in-az",
            "transit-gateway-no-route",
            "vpc-blocks-public-access",
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
            "lambda-blocks-port-25",
            "target-not-available",
            "name-resolves-to-public-address",
            "rds-proxy-target-unhealthy",
            "rds-proxy-unreachable-from-outside",
            "database-connections-at-risk",
            "timeout-shorter-than-connect",
            "configuration-and-packets-disagree",
            "target-not-listening",
            "host-firewall-or-target-down",
            "name-does-not-exist",
            "private-zone-not-visible",
            "dns-timed-out",
            "database-connections-exhausted",
            "tls-not-trusted",
            "tls-certificate-expired",
            "tls-wrong-name",
            "tls-required-by-target",
            "one-subnet-broken",
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
            "seldom-used-function-goes-inactive",
            "network-is-fine",
            "not-enough-evidence");

    @ParameterizedTest
    @FieldSource("PROMISED")
    void knowsWhatIsPromised(String code) {
        assertThat(Catalogue.explanations()).extracting(Explanation::code).contains(code);
    }

    @Test
    void namesEveryCodeOnce() {
        assertThat(Catalogue.explanations()).extracting(Explanation::code).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dev.vpcdoctor.diagnosis.Catalogue#explanations")
    void explainsEveryCodeWhole(Explanation explanation) {
        assertThat(explanation.code()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(List.of(explanation.means(), explanation.shows(), explanation.toldApart(), explanation.fix()))
                .allSatisfy(text -> assertThat(text).endsWith("."));
        assertThat(explanation.reference())
                .startsWith("https://docs.aws.amazon.com/")
                .doesNotContain("#");
    }

    @ParameterizedTest
    @MethodSource("dev.vpcdoctor.diagnosis.Catalogue#explanations")
    void everyCodeIsToldInItsChapter(Explanation explanation) {
        assertThat(Stream.of(Chapter.values()).flatMap(chapter -> chapter.explanations().stream()))
                .containsOnlyOnce(explanation);
    }
}
