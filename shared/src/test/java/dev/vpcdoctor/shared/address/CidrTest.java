package dev.vpcdoctor.shared.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
                "10.0.0.0/+8",
                "10.0.0.0/0008",
                "10.0.0.0/8/8",
                "10.0.0.0/\uff18",
                "::ffff:10.0.0.0/129",
                "fe80::%eth0/64",
                "[fd00::]/8",
                "10.0.00.0/8",
                "a/8"
            })
    void whatIsNoBlockIsRefusedAndNamed(String text) {
        assertThat(Cidr.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> Cidr.parse(text))
                .hasMessage("'" + text + "' is not an address block such as 10.0.0.0/16");
    }

    @Property
    void aBlockIsReadWhicheverOfItsAddressesIsWritten(
            @ForAll("addresses") byte[] address, @ForAll @IntRange(max = 128) int bits) throws UnknownHostException {
        int length = Math.min(bits, address.length * Byte.SIZE);
        int hostBits = address.length * Byte.SIZE - length;
        BigInteger first = new BigInteger(1, address).shiftRight(hostBits).shiftLeft(hostBits);
        BigInteger last = first.add(BigInteger.ONE.shiftLeft(hostBits)).subtract(BigInteger.ONE);

        Cidr block = Cidr.parse(InetAddress.getByAddress(address).getHostAddress() + "/" + length);

        assertThat(new BigInteger(1, block.base().bytes())).isEqualTo(first);
        assertThat(new BigInteger(1, block.last().bytes())).isEqualTo(last);
        assertThat(block.size()).isEqualTo(Math.pow(2, hostBits));
        assertThat(Cidr.parse(block.toString())).isEqualTo(block);
    }

    /** Arithmetic on whole numbers is the witness. */
    @Property
    void aBlockContainsTheAddressesWhoseFirstBitsAreItsOwn(
            @ForAll("addresses") byte[] one,
            @ForAll @IntRange(max = 127) int bit,
            @ForAll @IntRange(max = 128) int bits) {
        byte[] other = one.clone();
        other[bit / Byte.SIZE % one.length] ^= (byte) (1 << (bit % Byte.SIZE));
        int length = Math.min(bits, one.length * Byte.SIZE);
        int hostBits = one.length * Byte.SIZE - length;
        Cidr block = new Cidr(IpAddress.of(one), length);

        assertThat(block.contains(IpAddress.of(one))).isTrue();
        assertThat(block.contains(IpAddress.of(other)))
                .isEqualTo(new BigInteger(1, one)
                        .shiftRight(hostBits)
                        .equals(new BigInteger(1, other).shiftRight(hostBits)));
    }

    @Property
    void theHalvesOfABlockAreAllOfIt(@ForAll("addresses") byte[] address, @ForAll @IntRange(max = 127) int bits) {
        Cidr block = new Cidr(IpAddress.of(address), Math.min(bits, address.length * Byte.SIZE - 1));

        assertThat(block.lowerHalf().base()).isEqualTo(block.base());
        assertThat(block.lowerHalf().last().plus(1)).isEqualTo(block.upperHalf().base());
        assertThat(block.upperHalf().last()).isEqualTo(block.last());
    }

    /** Of both families; Java takes IPv4-mapped addresses for IPv4, so that these are left out. */
    @Provide
    Arbitrary<byte[]> addresses() {
        Arbitrary<byte[]> ipv4 = Arbitraries.bytes().array(byte[].class).ofSize(4);
        Arbitrary<byte[]> ipv6 = Arbitraries.bytes().array(byte[].class).ofSize(16);
        return Arbitraries.oneOf(ipv4, ipv6)
                .filter(bytes -> !IpAddress.of(bytes).isMapped());
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
