package dev.vpcdoctor.diagnosis.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vpcdoctor.cli.demo.World;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.FunctionFinder;
import dev.vpcdoctor.network.target.PathFinder;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.shared.AwsEndpointCheck;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.DnsCheck;
import dev.vpcdoctor.shared.EgressCheck;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.ServiceCheck;
import dev.vpcdoctor.shared.TcpCheck;
import dev.vpcdoctor.shared.TlsCheck;
import dev.vpcdoctor.shared.TlsUse;
import dev.vpcdoctor.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the probe is asked about the targets of the function checkout. */
class ProbePlannerTest {
    private static final String DATABASE = "orders.abcdefgh.eu-west-1.rds.amazonaws.com";

    private final Network network =
            NetworkReader.read(Snapshot.of(new World("orders").documents())).network();

    private ProbePlan plan(String... targets) {
        LambdaFunction function = ((FunctionFinder.Result.Found)
                        new FunctionFinder(network).find("checkout", Optional.empty()))
                .function();
        PathFinder paths = new PathFinder(network);
        return new ProbePlanner(function.region(), function.account())
                .plan(Stream.of(targets)
                        .map(target -> paths.find(function, TargetExpression.parse(target))
                                .target())
                        .toList());
    }

    private static <T> List<T> checks(ProbePlan plan, Class<T> kind) {
        return plan.request().checks().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "internet, checkip.amazonaws.com:443",
        "rds:orders, " + DATABASE + ":5432",
        "rds:orders:6432, " + DATABASE + ":6432",
        DATABASE + ", " + DATABASE + ":5432",
        "10.20.20.30:5432, 10.20.20.30:5432",
        "[2001:db8::1]:443, [2001:db8::1]:443",
        "aws:secretsmanager, secretsmanager.eu-west-1.amazonaws.com:443",
        "aws:ecr, api.ecr.eu-west-1.amazonaws.com:443",
        "aws:ecr.dkr, 123456789012.dkr.ecr.eu-west-1.amazonaws.com:443",
        "aws:kinesis, kinesis.eu-west-1.amazonaws.com:443",
        "aws:iam, iam.amazonaws.com:443",
        "arn:aws:sqs:eu-central-1:123456789012:jobs, sqs.eu-central-1.amazonaws.com:443",
        "https://API.payments.example/v1?token=x, api.payments.example:443",
        "i-0reports:8080, 10.30.10.40:8080",
    })
    void itAllowsExactlyWhatItAsks(String target, String allowed) {
        assertThat(plan(target).allowList()).isEqualTo(allowed);
    }

    @Test
    void anEndpointIsAskedUnderItsNameForAllZones() {
        assertThat(plan("vpce-0secrets").allowList())
                .startsWith("vpce-0secrets")
                .endsWith(":443");
    }

    @Test
    void aDatabaseIsResolvedConnectedToAndGreetedInItsOwnWordsWithTlsIfItOffersThat() {
        ProbePlan plan = plan("rds:orders:6432");

        assertThat(checks(plan, DnsCheck.class)).extracting(DnsCheck::name).containsExactly(DATABASE);
        assertThat(checks(plan, TcpCheck.class))
                .hasSize(2)
                .allSatisfy(check -> assertThat(check.port()).isEqualTo(6432));
        assertThat(checks(plan, ServiceCheck.class))
                .extracting(ServiceCheck::protocol, ServiceCheck::tlsUse)
                .containsExactly(tuple(Protocol.POSTGRESQL, TlsUse.IF_OFFERED));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.payments.example:9000, HTTPS, ALWAYS",
        "http://api.payments.example:9000, HTTP, IF_OFFERED",
        "rediss://cache.example.com:7000, REDIS, ALWAYS",
        "redis://cache.example.com, REDIS, IF_OFFERED",
        "cache.example.com:11211, MEMCACHED, IF_OFFERED",
        "broker.example.com:9098, KAFKA, ALWAYS",
        "jdbc:sqlserver://db.example.com, SQLSERVER, IF_OFFERED",
        "bastion.example.com:22, BANNER, IF_OFFERED",
    })
    void theSchemeSaysWhatItSpeaksAndElseThePort(String target, Protocol protocol, TlsUse tls) {
        assertThat(checks(plan(target), ServiceCheck.class)).singleElement().satisfies(check -> {
            assertThat(check.protocol()).isEqualTo(protocol);
            assertThat(check.tlsUse()).isEqualTo(tls);
        });
    }

    @Test
    void whatIsSpokenOnAnUnknownPortIsNotGuessed() {
        assertThat(plan("api.payments.example:12345").request().checks())
                .extracting(Check::kind)
                .containsExactly("dns", "tcp", "tcp", "tcp");
    }

    @Test
    void aBrokerWithTlsOnlyGetsAHandshake() {
        assertThat(checks(plan("amqps://mq.example.com"), TlsCheck.class))
                .singleElement()
                .satisfies(check -> assertThat(check.port()).isEqualTo(5671));
    }

    @Test
    void awsIsAskedWhetherItIsAwsThatAnswers() {
        assertThat(checks(plan("aws:sqs", "https://invoices.s3.eu-west-1.amazonaws.com/a.pdf"), AwsEndpointCheck.class))
                .extracting(AwsEndpointCheck::endpoint)
                .containsExactly("sqs.eu-west-1.amazonaws.com", "invoices.s3.eu-west-1.amazonaws.com");
        assertThat(checks(plan("internet"), EgressCheck.class)).hasSize(1);
    }

    @Test
    void anAddressIsNotAskedOfNameServers() {
        assertThat(checks(plan("10.20.20.30:5432"), DnsCheck.class)).isEmpty();
    }

    @Test
    void whatTwoTargetsAskAlikeIsAskedOnce() {
        ProbePlan plan = plan("rds:orders", DATABASE + ":5432");

        assertThat(plan.request().checks())
                .hasSameSizeAs(plan("rds:orders").request().checks());
        assertThat(plan.asked()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws:ses|mail is taken on other ports than 443: ask for email-smtp.eu-west-1.amazonaws.com:587",
                "aws:execute-api|the id of the API is not known: ask for its whole name,"
                        + " such as ID.execute-api.eu-west-1.amazonaws.com",
                "nothing.example.internal|its port is not known: write nothing.example.internal:443 or whichever it is",
            })
    void whatCannotBeAskedSaysWhy(String target, String because) {
        ProbePlan plan = plan(target);

        assertThat(plan.asksAnything()).isFalse();
        assertThat(plan.targets())
                .singleElement()
                .isEqualTo(new PlannedTarget.NotProbed(plan.targets().get(0).target(), because));
    }
}
