package dev.vpcdoctor.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.probe.ProbeOutcome;
import dev.vpcdoctor.aws.probe.SubnetReport;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.ProbeReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the lab is what it stands for: each fault shows in the packets as it should, and nowhere else. */
class LabIT {
    @RegisterExtension
    static final Lab LAB = new Lab();

    private static final String DATABASE = Lab.DATABASE_NAME;
    private static final String WEB = LabServers.GOOD;

    private static Probes.Order order;

    @BeforeAll
    static void deploy() {
        LAB.everythingWorks();
        order = Probes.Order.of(List.of(
                "rds:" + AwsWorld.DATABASE,
                "internet",
                "https://" + WEB,
                "https://" + LabServers.EXPIRED,
                "https://" + LabServers.OTHER_NAME,
                "https://" + LabServers.SELF_SIGNED,
                "aws:secretsmanager",
                "nowhere.payments.example:443"));
        Probes.deploy(order);
    }

    @BeforeEach
    void packetsPass() {
        LAB.packetsPass();
    }

    /** What the probe in one subnet saw. */
    private record Seen(ProbeReport report) {

        /** Outcomes by layer, such as {@code answered open ready}, of all that was asked about a name. */
        String of(String name) {
            return report.observations().stream()
                    .filter(one -> one.asked().name().equals(Optional.of(name)))
                    .filter(one -> !one.asked().what().equals(Optional.of("AAAA")))
                    .sorted((one, other) -> one.layer().compareTo(other.layer()))
                    .map(one -> one.outcome().word())
                    .distinct()
                    .collect(Collectors.joining(" "));
        }

        List<String> publicAddresses() {
            return report.observations().stream()
                    .filter(one -> one.layer() == Layer.SERVICE)
                    .map(Observation::details)
                    .flatMap(details -> details instanceof Details.Service service
                            ? service.publicAddress().stream()
                            : Optional.<String>empty().stream())
                    .toList();
        }
    }

    private static Map<String, Seen> look() {
        ProbeOutcome outcome = Probes.look(order);
        assertThat(outcome.failures()).isEmpty();
        return outcome.reports().stream().collect(Collectors.toMap(LabIT::host, seen -> new Seen(seen.report())));
    }

    private static String host(SubnetReport.Seen seen) {
        return seen.subnetId().equals(LAB.world.functionSubnetA) ? LabVpc.SUBNET_A : LabVpc.SUBNET_B;
    }

    @Test
    void whereNothingIsWrongAllIsReachedFromTheSubnetsOwnAddress() {
        Map<String, Seen> seen = look();

        assertThat(seen).containsOnlyKeys(LabVpc.SUBNET_A, LabVpc.SUBNET_B);
        assertThat(seen.get(LabVpc.SUBNET_A).report().environment().sourceAddresses())
                .contains("10.20.10.20");
        assertThat(seen.get(LabVpc.SUBNET_B).report().environment().sourceAddresses())
                .contains("10.20.11.20");
        assertThat(seen.values()).allSatisfy(one -> {
            assertThat(one.report().environment().resolvers()).containsExactly(LabVpc.RESOLVER_ADDRESS);
            assertThat(one.of(DATABASE)).isEqualTo("answered open ready");
            assertThat(one.of(WEB)).isEqualTo("answered open ok ready");
            assertThat(one.of(LabServers.SECRETS)).isEqualTo("answered open ok ready");
            assertThat(one.publicAddresses()).containsExactly(LabVpc.NAT_ADDRESS);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        tcp dport 5432                       | answered timed-out  | answered timed-out  | answered open ok ready | answered open ok ready
        tcp sport 5432                       | answered timed-out  | answered timed-out  | answered open ok ready | answered open ok ready
        iifname subnet-b tcp dport 5432      | answered open ready | answered timed-out  | answered open ok ready | answered open ok ready
        oifname internet                     | answered open ready | answered open ready | answered timed-out     | answered timed-out
        iifname subnet-b oifname internet    | answered open ready | answered open ready | answered open ok ready | answered timed-out
        udp dport 53 | timed-out not-attempted | timed-out not-attempted | timed-out not-attempted | timed-out not-attempted
        """)
    void whatIsDroppedTimesOutAndAllElsePasses(
            String dropped, String databaseFromA, String databaseFromB, String webFromA, String webFromB) {
        LAB.vpc.dropping(dropped);

        Map<String, Seen> seen = look();

        assertThat(seen.get(LabVpc.SUBNET_A).of(DATABASE)).isEqualTo(databaseFromA);
        assertThat(seen.get(LabVpc.SUBNET_B).of(DATABASE)).isEqualTo(databaseFromB);
        assertThat(seen.get(LabVpc.SUBNET_A).of(WEB)).isEqualTo(webFromA);
        assertThat(seen.get(LabVpc.SUBNET_B).of(WEB)).isEqualTo(webFromB);
    }

    @Test
    void certificatesAreWhatTheirNamesSay() {
        assertThat(look().values()).allSatisfy(one -> {
            assertThat(one.of(LabServers.EXPIRED)).startsWith("answered open expired");
            assertThat(one.of(LabServers.OTHER_NAME)).startsWith("answered open wrong-name");
            assertThat(one.of(LabServers.SELF_SIGNED)).startsWith("answered open untrusted");
        });
    }

    @Test
    void aNameThatNobodyServesDoesNotExist() {
        assertThat(look().values())
                .allSatisfy(
                        one -> assertThat(one.of("nowhere.payments.example")).isEqualTo("nxdomain not-attempted"));
    }

    @Test
    void aNameServerWithNobodyToAskCannotFindNamesOut() {
        LAB.servers.serveNoNames();

        assertThat(look().values()).allSatisfy(one -> assertThat(one.of(WEB)).isEqualTo("servfail not-attempted"));
    }

    @Test
    void aNameMeansWhatItIsServedAs() {
        LAB.name(LabServers.SECRETS, LabVpc.ENDPOINT_ADDRESS);

        assertThat(look().values())
                .allSatisfy(one -> assertThat(one.report().observations())
                        .filteredOn(seen -> seen.layer() == Layer.SERVICE)
                        .filteredOn(seen -> seen.asked().name().equals(Optional.of(LabServers.SECRETS)))
                        .extracting(Observation::details)
                        .allSatisfy(details -> assertThat(((Details.Service) details).awsRequestId())
                                .contains("33-44")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "internet"})
    void aServerThatIsStoppedRefuses(String stopped) {
        LAB.servers.stop(stopped);

        String name = stopped.equals("database") ? DATABASE : WEB;
        assertThat(look().values()).allSatisfy(one -> assertThat(one.of(name)).isEqualTo("answered refused"));
    }

    @Test
    void aFullDatabaseSaysSo() {
        LAB.keep(LAB.servers.serveDatabaseThatIsFull());

        assertThat(look().values())
                .allSatisfy(one -> assertThat(one.of(DATABASE)).isEqualTo("answered open too-many-connections"));
    }

    @Test
    void aDatabaseThatRequiresTlsSaysSo() {
        LAB.servers.serveDatabaseThatRequiresTls();

        assertThat(look().values())
                .allSatisfy(one -> assertThat(one.of(DATABASE)).isEqualTo("answered open needs-tls"));
    }

    @Test
    void packetsLeaveWithTheAddressOfTheGateway() {
        LAB.vpc.leavingWith("52.16.0.99");

        assertThat(look().values())
                .allSatisfy(one -> assertThat(one.publicAddresses()).containsExactly("52.16.0.99"));
    }
}
