package dev.vpcdoctor.shared.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {

    @ParameterizedTest
    @CsvSource({
        "db.example.com:5432, db.example.com, 5432, true",
        "DB.Example.com.:5432, db.example.com, 5432, true",
        "db.example.com:5432, DB.Example.com., 5432, true",
        "db.example.com:5432, db.example.com, 5433, false",
        "db.example.com:5432, other.example.com, 5432, false",
        "db.example.com:5432, evil-db.example.com, 5432, false",
        "db.example.com:*, db.example.com, 65535, true",
        "db.example.com:5000-5500, db.example.com, 5432, true",
        "db.example.com:5000-5400, db.example.com, 5432, false",
        "*.example.com:443, a.b.example.com, 443, true",
        "*.example.com:443, example.com, 443, false",
        "*.example.com:443, badexample.com, 443, false",
        "*.example.com:1024-2048, a.example.com, 2048, true",
        "*.example.com:1024-2048, a.example.com, 2049, false",
        "10.20.0.0/16:5432, 10.20.7.9, 5432, true",
        "10.20.0.0/16:5432, 10.21.7.9, 5432, false",
        "10.20.7.9/16:5432, 10.20.1.1, 5432, true",
        "10.20.0.0/16:5432, db.example.com, 5432, false",
        "10.20.7.9:5432, 10.20.7.9, 5432, true",
        "[10.20.7.9]:5432, 10.20.7.9, 5432, true",
        "[fd00::/8]:443, fd00::1, 443, true",
        "[fd00::1]:443, fd00::1, 443, true",
        "[fd00::1]:443, fd00:0:0::1, 443, true",
        "[::/0]:443, 10.0.0.1, 443, false"
    })
    void anEntryAdmits(String entry, String host, int port, boolean admitted) {
        assertThat(AllowList.parse(entry).admits(host, port)).isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource({
        "[::ffff:10.0.0.1]:443, 10.0.0.1, true",
        "[::ffff:10.0.0.1]:443, ::ffff:a00:1, true",
        "10.0.0.0/8:443, ::ffff:10.0.0.1, true",
        "[::/0]:443, ::ffff:10.0.0.1, false"
    })
    void anIpv4MappedAddressIsTheIpv4AddressThatSocketsTakeItFor(String entry, String host, boolean admitted) {
        assertThat(AllowList.parse(entry).admits(host, 443)).isEqualTo(admitted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.0.0.1:443", "*.1:443"})
    void anAddressIsNoNameOfADomain(String entry) {
        AllowList list = AllowList.parse(entry);

        assertThat(list.admits("10.0.0.1", 443)).isFalse();
        assertThat(list.admitsName("10.0.0.1", 443)).isFalse();
        assertThat(list.admitsName("10.0.0.1.", 443)).isFalse();
        assertThat(list.admitsName("10.0.0.1")).isFalse();
    }

    @Test
    void anyOfSeveralEntriesAdmits() {
        AllowList list = AllowList.parse("a.example.com:1, b.example.com:2 c.example.com:3");

        assertThat(list.admits("c.example.com", 3)).isTrue();
        assertThat(list.admits("c.example.com", 2)).isFalse();
    }

    @Test
    void whatMayBeAskedAboutIsListedWithWhicheverPort() {
        AllowList list = AllowList.parse("db.example.com:1 10.0.0.0/8:2");

        assertThat(list.admitsName("db.example.com")).isTrue();
        assertThat(list.admitsName("10.0.0.1")).isFalse();
        assertThat(list.admitsAddress(IpAddress.parse("10.0.0.1"))).isTrue();
        assertThat(list.admitsAddress(IpAddress.parse("11.0.0.1"))).isFalse();
    }

    @Test
    void onlyWhatIsNamedOneByOneCanBeAskedForInAdvance() {
        assertThat(AllowList.parse(
                                "db.example.com:5432, *.example.com:443, 10.0.0.0/8:80, 10.0.0.7:6379, x.example.com:*,"
                                        + " 10.0.0.8/32:1, [FD00::1]:443, DB.example.com:5432")
                        .endpoints())
                .containsExactly(
                        new HostAndPort("db.example.com", Optional.of(5432)),
                        new HostAndPort("10.0.0.7", Optional.of(6379)),
                        new HostAndPort("fd00::1", Optional.of(443)));
    }

    @Test
    void anEmptyListAdmitsNothing() {
        AllowList list = AllowList.parse(" ,, ");

        assertThat(list.admits("db.example.com", 443)).isFalse();
        assertThat(list.endpoints()).isEmpty();
        assertThat(list.unreadable()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        db              | it needs a port: HOST:PORT, CIDR:PORT, or :* for every port
        :1              | it needs a port: HOST:PORT, CIDR:PORT, or :* for every port
        fd00::1:443     | IPv6 addresses stand in brackets: [fd00::1]:443
        a:b:1           | IPv6 addresses stand in brackets: [fd00::1]:443
        10.0.0.0/33:1   | 10.0.0.0/33 is no host name, address or CIDR block
        [db]:1          | db is no host name, address or CIDR block
        *:1             | * is no host name, address or CIDR block
        *.:1            | *. is no host name, address or CIDR block
        d\u00e4b:1           | d\u00e4b is no host name, address or CIDR block
        [::\uff11]:1        | ::\uff11 is no host name, address or CIDR block
        [00001::]:1     | 00001:: is no host name, address or CIDR block
        [fe80::1%2]:1   | fe80::1%2 is no host name, address or CIDR block
        [::ffff:10.0.0.0/24]:1  | ::ffff:10.0.0.0/24 is no host name, address or CIDR block
        [::ffff:10.0.0.0/104]:1 | ::ffff:10.0.0.0/104 is no host name, address or CIDR block
        db:             | ports are 1 to 65535, a range like 1024-2048, or *
        db:0            | ports are 1 to 65535, a range like 1024-2048, or *
        db:70000        | ports are 1 to 65535, a range like 1024-2048, or *
        db:1-           | ports are 1 to 65535, a range like 1024-2048, or *
        db:1-2-3        | ports are 1 to 65535, a range like 1024-2048, or *
        db:5-2          | the range of ports is backwards
        """)
    void anEntryThatCannotBeReadIsNamedAndVoidsTheListOfADeployment(String entry, String why) {
        String message = "the allow list's entry " + entry + " cannot be read: " + why;
        String list = "good.example.com:443, " + entry;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowList.parse(list))
                .withMessage(message);
        AllowList deployed = AllowList.ofDeployment(list);
        assertThat(deployed.unreadable()).contains(message);
        assertThat(deployed.admits("good.example.com", 443)).isFalse();
        assertThat(deployed.endpoints()).isEmpty();
    }

    /** What the command line makes of targets, the probe reads: each is admitted, and nothing else. */
    @Property
    void aListOfEndpointsAdmitsThemAndNothingElse(
            @ForAll("endpoints") List<HostAndPort> endpoints, @ForAll("endpoint") HostAndPort other) {
        AllowList list = AllowList.parse(
                String.join(", ", endpoints.stream().map(HostAndPort::toString).toList()));

        assertThat(list.endpoints())
                .containsExactlyElementsOf(endpoints.stream().distinct().toList());
        assertThat(endpoints)
                .allMatch(
                        endpoint -> list.admits(endpoint.host(), endpoint.port().orElseThrow()));
        assertThat(list.admits(other.host(), other.port().orElseThrow())).isEqualTo(endpoints.contains(other));
    }

    @Property
    void aBlockAdmitsWhatItContainsAtItsPorts(
            @ForAll @IntRange(max = 32) int length,
            @ForAll int block,
            @ForAll @IntRange(max = 31) int bit,
            @ForAll @IntRange(min = 1, max = 65_535) int port) {
        int address = block ^ 1 << bit;
        AllowList list = AllowList.parse(ipv4(block) + "/" + length + ":" + port + "-65535");

        assertThat(list.admits(ipv4(block), port)).isTrue();
        assertThat(list.admits(ipv4(block), port - 1)).isFalse();
        assertThat(list.admits(ipv4(address), 65_535)).isEqualTo(bit < 32 - length);
    }

    private static String ipv4(int bits) {
        return IpAddress.ipv4(bits).toString();
    }

    @Provide
    Arbitrary<List<HostAndPort>> endpoints() {
        return endpoint().list().ofMaxSize(5);
    }

    /** Few of them, so that the same come again. */
    @Provide
    Arbitrary<HostAndPort> endpoint() {
        return Arbitraries.of("db.example.com", "example.com", "10.0.0.1", "10.0.0.2", "fd00::1", "::1")
                .flatMap(host ->
                        Arbitraries.integers().between(1, 4).map(port -> new HostAndPort(host, Optional.of(port))));
    }
}
