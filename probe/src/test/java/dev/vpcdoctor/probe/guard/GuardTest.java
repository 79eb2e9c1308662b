package dev.vpcdoctor.probe.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vpcdoctor.shared.AddressScope;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:9001",
        "169.254.100.1:9001",
        "[fd12::1]:9001",
        "10.9.9.9",
        "10.9.9.9:",
        ":9001",
        "host:9001",
        "''"
    })
    void aRuntimeApiThatCannotBeReadForbidsNothingElse(String runtimeApi) {
        Guard guard = Guard.inLambda(Optional.of("10.9.9.9:*"), Optional.of(runtimeApi));

        assertThat(guard.connect("10.9.9.9", parse("10.9.9.9"), 9001)).isInstanceOf(Permission.Granted.class);
    }

    @Test
    void aRuntimeApiOnIpv6IsRefusedToo() {
        Guard guard = Guard.inLambda(Optional.of("[::/0]:*"), Optional.of("[fd12::1]:9001"));

        assertThat(guard.connect("fd12::1", parse("fd12::1"), 9001)).isInstanceOf(Permission.Refused.class);
        assertThat(guard.connect("fd12::1", parse("fd12::1"), 9002)).isInstanceOf(Permission.Granted.class);
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

    @Test
    void whatIsNotListedIsRefusedByItsNameAndByItsAddress() {
        Guard guard = Guard.inLambda(Optional.of("db.example.com:5432,10.0.0.0/8:443"), Optional.empty());

        assertThat(guard.refusalOfName("db.example.com", 5432)).isEmpty();
        assertThat(guard.refusalOfName("db.example.com", 5433))
                .contains("db.example.com:5433 is not on the allow list of this deployment (VPC_DOCTOR_ALLOW)");
        assertThat(guard.refusalOfQuestion("db.example.com")).isEmpty();
        assertThat(guard.refusalOfQuestion("10.1.2.3")).isEmpty();
        assertThat(guard.refusalOfQuestion("11.1.2.3"))
                .contains("11.1.2.3 is not on the allow list of this deployment (VPC_DOCTOR_ALLOW)");
        assertThat(guard.connect("10.1.2.3", parse("10.1.2.3"), 443).refusal()).isEmpty();
        assertThat(guard.connect("10.1.2.3", parse("10.1.2.3"), 444).refusal())
                .contains("10.1.2.3:444 is not on the allow list of this deployment (VPC_DOCTOR_ALLOW)");
    }

    @Test
    void byHandAListThatCannotBeReadIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Guard.byHand(Optional.of("db:0")))
                .withMessageContaining("entry db:0 cannot be read");
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

    @Property
    void whatIsWrittenIsReadAsTheSameAddress(@ForAll @Size(16) byte[] bytes) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);

        assertThat(Addresses.parse(Addresses.text(address))).contains(address);
    }

    @Test
    void anIpv4MappedAddressIsReadAsTheIpv4AddressThatItMeans() {
        assertThat(Addresses.text(parse("::ffff:10.0.0.1"))).isEqualTo("10.0.0.1");
    }

    private static InetAddress parse(String address) {
        return Addresses.parse(address).orElseThrow();
    }
}
