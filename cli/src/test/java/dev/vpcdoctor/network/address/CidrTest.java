package dev.vpcdoctor.network.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.0.0, 10.0.255.255",
        "10.0.7.9/16, 10.0.0.0, 10.0.255.255",
        "0.0.0.0/0, 0.0.0.0, 255.255.255.255",
        "10.0.0.1/32, 10.0.0.1, 10.0.0.1",
        "::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db8::1/64, 2001:db8::, 2001:db8::ffff:ffff:ffff:ffff",
        "2001:db8::/63, 2001:db8::, 2001:db8:0:1:ffff:ffff:ffff:ffff",
        "2001:db8::1/128, 2001:db8::1, 2001:db8::1"
    })
    void aBlockReachesFromItsFirstToItsLastAddress(String text, String first, String last) {
        Cidr block = Cidr.parse(text);
        assertThat(block.base()).hasToString(first);
        assertThat(block.last()).hasToString(last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "::/129",
                "10.0.0/8",
                "/8",
                "10.0.0.0/-1",
                "10.0.0.0/8x",
                "a/8"
            })
    void whatIsNoBlockIsRefusedAndNamed(String text) {
        assertThat(Cidr.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> Cidr.parse(text))
                .hasMessage("'" + text + "' is not an address block such as 10.0.0.0/16");
    }

    /** Arithmetic on whole numbers is the witness. */
    @Test
    void aBlockContainsTheAddressesWhoseFirstBitsAreItsOwn() throws UnknownHostException {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            int bytes = random.nextBoolean() ? 4 : 16;
            byte[] one = new byte[bytes];
            byte[] other = new byte[bytes];
            random.nextBytes(one);
            one[0] = 0x20;
            System.arraycopy(one, 0, other, 0, bytes);
            other[random.nextInt(bytes - 1) + 1] ^= (byte) (1 << random.nextInt(8));
            int length = random.nextInt(bytes * 8 + 1);

            boolean expected = new BigInteger(1, one)
                    .shiftRight(bytes * 8 - length)
                    .equals(new BigInteger(1, other).shiftRight(bytes * 8 - length));
            Cidr block = new Cidr(address(one), length);
            assertThat(block.contains(address(other)))
                    .as("%s in %s", address(other), block)
                    .isEqualTo(expected);
        }
    }

    private static IpAddress address(byte[] bytes) throws UnknownHostException {
        return IpAddress.parse(InetAddress.getByAddress(bytes).getHostAddress());
    }

    @Test
    void blocksOfTheTwoFamiliesNeverMeet() {
        assertThat(Cidr.ANY_IPV6.contains(IpAddress.parse("10.0.0.1"))).isFalse();
        assertThat(Cidr.ANY_IPV4.overlaps(Cidr.ANY_IPV6)).isFalse();
    }

    @Test
    void blocksOverlapWhenOneHoldsTheOther() {
        Cidr wide = Cidr.parse("10.0.0.0/8");
        Cidr narrow = Cidr.parse("10.1.0.0/16");
        assertThat(wide.contains(narrow)).isTrue();
        assertThat(narrow.contains(wide)).isFalse();
        assertThat(narrow.overlaps(wide)).isTrue();
        assertThat(narrow.overlaps(Cidr.parse("10.2.0.0/16"))).isFalse();
    }

    @Test
    void sizesAreExactPowersOfTwo() {
        assertThat(Cidr.parse("10.0.0.0/24").size()).isEqualTo(256);
        assertThat(Cidr.ANY_IPV6.size()).isEqualTo(Math.pow(2, 128));
    }
}
