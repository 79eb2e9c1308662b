package dev.vpcdoctor.network.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1",
        "255.255.255.255, 255.255.255.255",
        "0.0.0.0, 0.0.0.0",
        "::, ::",
        "::1, ::1",
        "2001:DB8::1, 2001:db8::1",
        "2001:0db8:0000:0000:0000:0000:0000:0001, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "fe80::, fe80::",
        "::ffff:10.0.0.1, ::ffff:a00:1",
        "64:ff9b::192.0.2.1, 64:ff9b::c000:201"
    })
    void addressesAreWrittenInTheOneFormOfRfc5952(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0",
                "10.0.0.0.0",
                "10.0.0.256",
                "10.0.0.-1",
                "10.0.0.01",
                "10..0.1",
                "10.0.0.1 ",
                "example.com",
                "1",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "g::",
                "::1%eth0",
                "1:2:3:4:5:6:7:8::",
                "::10.0.0",
                "10.0.0.1::",
                "-1::"
            })
    void whatIsNoAddressIsRefusedAndNamed(String text) {
        assertThat(IpAddress.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> IpAddress.parse(text)).hasMessage("'" + text + "' is not an IP address");
    }

    @Test
    void javasOwnAddressesAgreeOnTheBitsOfEveryText() throws UnknownHostException {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            for (int b = 0; b < bytes.length; b++) {
                bytes[b] = random.nextInt(3) == 0 ? (byte) random.nextInt(256) : 0;
            }
            // Java shortens mapped addresses to IPv4; a block that holds none keeps the families apart.
            if (bytes.length == 16) {
                bytes[0] = 0x20;
            }
            InetAddress witness = InetAddress.getByAddress(bytes);
            IpAddress fromWitness = IpAddress.parse(witness.getHostAddress());

            assertThat(InetAddress.getByName(fromWitness.toString())).isEqualTo(witness);
            assertThat(IpAddress.parse(fromWitness.toString())).isEqualTo(fromWitness);
        }
    }

    @Test
    void addressesAreOrderedAsUnsignedNumbersWithIpv4First() {
        List<IpAddress> ordered = List.of(
                IpAddress.parse("0.0.0.1"),
                IpAddress.parse("127.0.0.1"),
                IpAddress.parse("200.0.0.1"),
                IpAddress.parse("::1"),
                IpAddress.parse("2001:db8::"),
                IpAddress.parse("fe80::"),
                IpAddress.parse("fe80::ffff:ffff:ffff:ffff"));
        List<IpAddress> turned = new ArrayList<>(ordered.reversed());
        turned.sort(null);
        assertThat(turned).isEqualTo(ordered);
    }

    @Test
    void countingOnCarriesIntoTheUpperHalf() {
        assertThat(IpAddress.parse("10.0.0.255").plus(1)).hasToString("10.0.1.0");
        assertThat(IpAddress.parse("2001:db8::ffff:ffff:ffff:ffff").plus(1)).hasToString("2001:db8:0:1::");
    }
}
