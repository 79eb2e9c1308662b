package dev.vpcdoctor.network.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vpcdoctor.cli.demo.World;
import dev.vpcdoctor.network.ListedServices;
import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.AwsResource;
import dev.vpcdoctor.network.model.DhcpOptions;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.shared.address.IpAddress;
import dev.vpcdoctor.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names mean in the world of the function checkout, which is healthy. */
class NamesTest {
    private Network network =
            NetworkReader.read(Snapshot.of(new World("orders").documents())).network();

    private void with(AwsResource resource) {
        network = network.with(resource);
    }

    private PathFinder.Paths paths(String target) {
        LambdaFunction function = ((FunctionFinder.Result.Found)
                        new FunctionFinder(network).find("checkout", Optional.empty()))
                .function();
        return new PathFinder(network).find(function, TargetExpression.parse(target));
    }

    private List<Hop> names(String target) {
        Path path = paths(target).fromSubnets().get(0).paths().get(0);
        return path.hops().stream()
                .filter(hop -> hop.kind() == HopKind.NAME_RESOLUTION || hop.kind() == HopKind.NAME_SERVER)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "internet",
        "rds:orders",
        "orders.abcdefgh.eu-west-1.rds.amazonaws.com:5432",
        "orders.abcdefgh.eu-west-1.rds.amazonaws.com",
        "10.20.20.30:5432",
        "aws:secretsmanager",
        "https://secretsmanager.eu-west-1.amazonaws.com/",
        "aws:s3",
        "arn:aws:s3:::invoices",
        "https://invoices.s3.eu-west-1.amazonaws.com/2026/11.pdf",
        "aws:sqs",
        "https://api.payments.example/v1",
        "i-0reports:8080",
        "i-0billing:8443",
        "reports.orders.internal:8080",
        "billing.orders.internal:8443",
        "vpce-0secrets",
    })
    void everythingIsOpenInAHealthyWorld(String target) {
        PathFinder.Paths paths = paths(target);

        assertThat(paths.verdict())
                .as(() -> paths.fromSubnets().get(0).paths().toString())
                .isEqualTo(Verdict.OPEN);
    }

    @Test
    void aDatabaseIsFoundByItsEndpoint() {
        assertThat(names("orders.abcdefgh.eu-west-1.rds.amazonaws.com:5432"))
                .extracting(hop -> hop.because().says())
                .containsExactly("the Amazon resolver (enableDnsSupport)", "database orders (its endpoint)");
    }

    @Test
    void privateZonesComeFirst() {
        assertThat(names("reports.orders.internal:8080"))
                .extracting(hop -> hop.because().says())
                .element(1)
                .asString()
                .contains("private zone orders.internal");
    }

    @Test
    void aNameThatAPrivateZoneHoldsNothingForIsUnknown() {
        assertThat(names("nobody.orders.internal:80"))
                .last()
                .satisfies(hop -> assertThat(hop.verdict()).isEqualTo(Verdict.UNKNOWN))
                .satisfies(hop -> assertThat(hop.because().says())
                        .isEqualTo("private zone orders.internal has no record for nobody.orders.internal"));
    }

    @Test
    void withoutKnowledgeOfPrivateZonesAPublicNameIsNotCertain() {
        network = NetworkReader.read(Snapshot.of(new World("orders")
                        .documents().stream()
                                .filter(document -> !document.root().has("HostedZoneSummaries")
                                        && !document.root().has("ResourceRecordSets"))
                                .toList()))
                .network();

        Hop hop = names("api.payments.example:443").get(1);
        assertThat(hop.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(hop.because().says()).startsWith("a private zone may hold the name");
    }

    @Test
    void aDatabaseThatNothingTellsOfIsUnknown() {
        assertThat(paths("other.abcdefgh.eu-west-1.rds.amazonaws.com:5432").verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void anIdentifierThatIsNotThereMayBeAmongWhatCouldNotBeRead() {
        assertThat(paths("rds:order").verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(paths("rds:order").toString()).contains("; what could be read is rds:orders");
    }

    @Test
    void anIdentifierThatIsNowhereNamesThoseThatAre() {
        network = ListedServices.inOrders();

        assertThatThrownBy(() -> paths("rds:order"))
                .isInstanceOf(TargetSyntaxException.class)
                .hasMessageContaining("rds:orders");
    }

    @Test
    void withoutDnsSupportNoNameResolves() {
        with(network.find(Vpc.class, "vpc-0main").optional().orElseThrow().withDnsSupport(false));

        assertThat(names("rds:orders")).extracting(Hop::verdict).containsExactly(Verdict.BLOCKED);
        assertThat(paths("10.20.20.30:5432").verdict()).isEqualTo(Verdict.OPEN);
        assertThat(paths("internet").verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void theAmazonResolverUnderItsOwnAddressIsStillTheAmazonResolver() {
        nameServers("10.20.0.2");

        assertThat(paths("rds:orders").verdict()).isEqualTo(Verdict.OPEN);
    }

    @Test
    void aNameServerOfOnesOwnIsAHostLikeAnyOther() {
        nameServers("10.20.20.30");

        Hop hop = names("aws:secretsmanager").get(0);
        assertThat(hop.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(hop.because().says()).isEqualTo("name server 10.20.20.30 cannot be reached");
    }

    @Test
    void whatANameServerOfOnesOwnAnswersIsNotKnown() {
        nameServers("10.20.20.30");
        admit(IpProtocol.UDP);
        admit(IpProtocol.TCP);

        Hop hop = names("aws:secretsmanager").get(0);
        assertThat(hop.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(hop.because().says())
                .isEqualTo("what the VPC's own name server 10.20.20.30 answers is not in the configuration");
    }

    @Test
    void aNameServerThatIsNotReachedOverTcpGivesNoLongAnswers() {
        nameServers("10.20.20.30");
        admit(IpProtocol.UDP);

        Hop hop = names("aws:secretsmanager").get(0);
        assertThat(hop.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(hop.because().says()).endsWith("(long answers do not come: tcp 53 is blocked)");
    }

    @Test
    void oneOfTwoNameServersIsEnough() {
        nameServers("10.20.20.30", "10.20.20.31");
        admit(IpProtocol.UDP);
        admit(IpProtocol.TCP);

        assertThat(names("aws:secretsmanager").get(0).because().says()).endsWith("(1 of 2 cannot be reached)");
    }

    private void admit(IpProtocol protocol) {
        with(network.find(SecurityGroup.class, "sg-0database")
                .optional()
                .orElseThrow()
                .withIngress(new SecurityGroupRule(
                        protocol,
                        PortRange.of(53),
                        new SecurityGroupRule.Peer.Group("sg-0function", Optional.empty(), Optional.empty()))));
    }

    private void nameServers(String... addresses) {
        String id = network.find(Vpc.class, "vpc-0main")
                .optional()
                .flatMap(Vpc::dhcpOptionsId)
                .orElseThrow();
        with(new DhcpOptions(
                id, false, List.of(addresses).stream().map(IpAddress::parse).toList()));
    }

    @Test
    void aDatabaseWithoutAKnownInterfaceIsLookedForInEverySubnetOfItsGroup() {
        network = NetworkReader.read(Snapshot.of(new World("orders")
                        .documents().stream()
                                .filter(document -> !document.root().has("NetworkInterfaces"))
                                .toList()))
                .network();

        PathFinder.Paths paths = paths("rds:orders");
        assertThat(paths.fromSubnets().get(0).paths())
                .extracting(path ->
                        path.destination().placement().orElseThrow().subnet().id())
                .containsExactlyInAnyOrder("subnet-0dba", "subnet-0dbb");
        assertThat(paths.verdict()).isEqualTo(Verdict.OPEN);
    }
}
