package dev.vpcdoctor.probe.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vpcdoctor.shared.AddressScope;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private static final Guard EVERYTHING_LISTED =
            Guard.inLambda(Optional.of("0.0.0.0/0:*,[::/0]:*,*.example.com:*"), Optional.of("10.9.9.9:9001"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "::1",
                "0.0.0.0",
                "::",
                "169.254.169.254",
                "169.254.170.2",
                "169.254.100.1",
                "fe80::1",
                "fd00:ec2::254",
                "fd00:ec2::23",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::7f00:1",
                "224.0.0.1",
                "255.255.255.255",
                "ff02::1"
            })
    void whatIsForbiddenInLambdaIsRefusedWhateverTheListSaysAndByWhicheverName(String address) {
        assertThat(EVERYTHING_LISTED.connect(address, parse(address), 443)).isInstanceOf(Permission.Refused.class);
        assertThat(EVERYTHING_LISTED.connect("innocent.example.com", parse(address), 443))
                .isInstanceOf(Permission.Refused.class);
    }

    @Test
    void theRuntimeApiIsRefusedWhereverItListens() {
        assertThat(EVERYTHING_LISTED.connect("10.9.9.9", parse("10.9.9.9"), 9001))
                .isInstanceOf(Permission.Refused.class);
        assertThat(EVERYTHING_LISTED.connect("10.9.9.9", parse("10.9.9.9"), 443))
                .isInstanceOf(Permission.Granted.class);
    }

    @Test
    void theAddressThatWasCheckedIsTheOneThatIsConnectedTo() {
        Permission permission = EVERYTHING_LISTED.connect("db.example.com", parse("10.1.2.3"), 5432);

        assertThat(permission).isInstanceOfSatisfying(Permission.Granted.class, granted -> {
            assertThat(granted.address().address()).isEqualTo("10.1.2.3");
            assertThat(granted.address().socketAddress().getAddress()).isEqualTo(parse("10.1.2.3"));
            assertThat(granted.address().port()).isEqualTo(5432);
        });
    }

    @Test
    void byHandWithoutAListLoopbackIsAllowedAndMetadataIsNot() {
        Guard guard = Guard.byHand(Optional.empty());

        assertThat(guard.connect("127.0.0.1", parse("127.0.0.1"), 5432)).isInstanceOf(Permission.Granted.class);
        assertThat(guard.connect("x", parse("169.254.169.254"), 80)).isInstanceOf(Permission.Refused.class);
        assertThat(guard.connect("x", parse("fd00:ec2::254"), 80)).isInstanceOf(Permission.Refused.class);
    }

    @Test
    void aListThatCannotBeReadAllowsNothingInLambdaAndSaysWhich() {
        Guard guard = Guard.inLambda(Optional.of("db.example.com"), Optional.empty());

        assertThat(guard.refusalOfName("db.example.com", 5432).orElseThrow())
                .contains("nothing is allowed", "entry db.example.com cannot be read", "VPC_DOCTOR_ALLOW");
    }

    @ParameterizedTest
    @CsvSource({
        "db.example.com:5432, db.example.com, 5432, true",
        "db.example.com:5432, DB.Example.com., 5432, true",
        "db.example.com:5432, db.example.com, 5433, false",
        "db.example.com:5432, evil-db.example.com, 5432, false",
        "*.example.com:443, a.b.example.com, 443, true",
        "*.example.com:443, example.com, 443, false",
        "*.example.com:443, evilexample.com, 443, false",
        "*.example.com:1024-2048, a.example.com, 2048, true",
        "*.example.com:1024-2048, a.example.com, 2049, false",
        "10.0.0.0/8:*, db.example.com, 443, false",
    })
    void namesAreMatchedWholeAndWithTheirPort(String list, String name, int port, boolean allowed) {
        Guard guard = Guard.inLambda(Optional.of(list), Optional.empty());

        assertThat(guard.refusalOfName(name, port).isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db",
                "db:0",
                "db:70000",
                "db:5-2",
                "10.0.0.0/33:1",
                "fd00::1:443",
                "[db]:1",
                "a b:1:x",
                ":1",
                "*:1"
            })
    void anEntryThatCannotBeReadIsNamed(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Guard.byHand(Optional.of(entry)))
                .withMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, PRIVATE", "172.31.0.1, PRIVATE", "172.32.0.1, PUBLIC", "192.168.0.1, PRIVATE", "100.64.0.1, PRIVATE",
        "100.128.0.1, PUBLIC", "fd12::1, PRIVATE", "2600:1f18::1, PUBLIC", "8.8.8.8, PUBLIC", "127.0.0.1, SPECIAL",
        "169.254.1.1, SPECIAL", "ff02::1, SPECIAL"
    })
    void addressesArePrivateOrPublic(String address, AddressScope scope) {
        assertThat(Addresses.scope(parse(address))).isEqualTo(scope);
    }

    @ParameterizedTest
    @CsvSource({
        "fd00:0:0:0:0:0:0:1, fd00::1",
        "::1, ::1",
        "::, ::",
        "2001:db8:0:1:0:0:0:1, 2001:db8:0:1::1",
        "1:0:2:0:3:0:4:0, 1:0:2:0:3:0:4:0",
        "fe80:0:0:0:1:0:0:0, fe80::1:0:0:0",
        "10.0.0.1, 10.0.0.1"
    })
    void addressesAreWrittenShort(String given, String written) {
        assertThat(Addresses.text(parse(given))).isEqualTo(written);
    }

    @Property
    void whatIsWrittenIsReadAsTheSameAddress(@ForAll @Size(16) byte[] bytes) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);

        assertThat(Addresses.parse(Addresses.text(address))).contains(address);
    }

    @Property
    void aBlockContainsWhatSharesItsPrefix(
            @ForAll @Size(16) byte[] block, @ForAll @Size(16) byte[] other, @ForAll @IntRange(max = 128) int length)
            throws UnknownHostException {
        // Numbers that begin alike, so that the answer is not always no.
        for (int i = 0; i < length / 8 && other[15] % 2 == 0; i++) {
            other[i] = block[i];
        }
        boolean same = new BigInteger(1, block)
                .shiftRight(128 - length)
                .equals(new BigInteger(1, other).shiftRight(128 - length));
        Cidr cidr = Cidr.of(Addresses.text(InetAddress.getByAddress(block)) + "/" + length);
        InetAddress candidate = InetAddress.getByAddress(other);

        boolean v4 = candidate.getAddress().length == 4
                || InetAddress.getByAddress(block).getAddress().length == 4;
        assertThat(v4 || cidr.contains(candidate) == same).isTrue();
    }

    private static InetAddress parse(String address) {
        return Addresses.parse(address).orElseThrow();
    }
}
