package dev.vpcdoctor.shared.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
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
        "64:ff9b::192.0.2.1, 64:ff9b::c000:201",
        "1:2:3:4:5:6:7.8.9.10, 1:2:3:4:5:6:708:90a",
        "1:2:3:4:5::7.8.9.10, 1:2:3:4:5:0:708:90a",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "1:0:2:0:3:0:4:0, 1:0:2:0:3:0:4:0"
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
                "fe80::1%1",
                "[::1]",
                "00001::",
                "::0000a",
                "::\uff11",
                "::ffff:10.0.0.01",
                "::ffff:10.0.0.256",
                "::1:2:3:4:5:6.7.8.9",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1.2.3.4:5",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "1:2:3:4:5:6:7:8::",
                "::10.0.0",
                "10.0.0.1::",
                "-1::"
            })
    void whatIsNoAddressIsRefusedAndNamed(String text) {
        assertThat(IpAddress.tryParse(text)).isEmpty();
        assertThatThrownBy(() -> IpAddress.parse(text)).hasMessage("'" + text + "' is not an IP address");
    }

    @Property
    void bytesAreReadBackFromTheTextThatIsWrittenOfThem(@ForAll("bytes") byte[] bytes) {
        IpAddress address = IpAddress.of(bytes);

        assertThat(address.bytes()).isEqualTo(bytes);
        assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
    }

    @Property
    void javaReadsWhatIsWrittenAsTheSameAddress(@ForAll("bytes") byte[] bytes) throws UnknownHostException {
        assertThat(InetAddress.getByName(IpAddress.of(bytes).toString())).isEqualTo(InetAddress.getByAddress(bytes));
    }

    @Property
    void whatJavaWritesIsReadAsTheSameAddress(@ForAll("bytes") byte[] bytes) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);

        assertThat(IpAddress.parse(address.getHostAddress()).bytes()).isEqualTo(address.getAddress());
    }

    @Property
    void everyFormOfRfc4291IsReadAsTheAddressThatItIsMadeOf(@ForAll("ipv6Forms") Ipv6Form form) {
        assertThat(new BigInteger(1, IpAddress.parse(form.text()).bytes())).isEqualTo(form.address());
    }

    /** Java's reader of literals is the witness: it asks no resolver for a text with a colon that begins like IPv6. */
    @Property(tries = 5_000)
    void ofTextsThatMayBeIpv6JavaReadsTheSame(@ForAll("nearlyIpv6") String text) {
        Optional<byte[]> ofJava = literal(text);
        boolean longGroup = text.matches(".*[0-9a-fA-F]{5}.*");
        boolean octal = text.matches(".*(^|[:.])0\\d+([.].*|$)") && text.indexOf('.') >= 0;
        boolean narrowGap = text.matches("::([^:]+:){5}[^:]*[.].*");
        Optional<byte[]> expected = longGroup || octal || narrowGap ? Optional.empty() : ofJava;

        assertThat(IpAddress.tryParse(text).map(address -> address.unmapped().bytes()))
                .usingRecursiveComparison()
                .isEqualTo(expected);
    }

    private static Optional<byte[]> literal(String text) {
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    @Property
    void onlyFourNumbersOfAByteEachAreReadAsIpv4(@ForAll("nearlyIpv4") String text) {
        assertThat(IpAddress.tryParse(text).isPresent())
                .isEqualTo(text.matches(
                        "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)([.](25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}"));
    }

    @Test
    void socketsTakeAnIpv4MappedAddressForIpv4() {
        assertThat(IpAddress.parse("::ffff:10.0.0.1").unmapped()).isEqualTo(IpAddress.parse("10.0.0.1"));
        assertThat(IpAddress.parse("::FFFF:a9fe:a9fe").unmapped()).isEqualTo(IpAddress.parse("169.254.169.254"));
        for (String own : List.of("10.0.0.1", "::10.0.0.1", "::fffe:10.0.0.1", "1::ffff:10.0.0.1", "64:ff9b::a00:1")) {
            assertThat(IpAddress.parse(own).unmapped()).isEqualTo(IpAddress.parse(own));
        }
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> values =
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just((byte) 0)), Tuple.of(1, Arbitraries.bytes()));
        return Arbitraries.oneOf(
                values.array(byte[].class).ofSize(4), values.array(byte[].class).ofSize(16));
    }

    /** A text, and the address that it was made of. */
    record Ipv6Form(String text, BigInteger address) {

        /**
         * Writes an address.
         *
         * @param gap where zeros may be left out, if there are any
         * @param dotted whether the last four bytes are written as IPv4
         * @param padded whether each group has all its digits
         */
        static Ipv6Form of(byte[] bytes, int gap, boolean dotted, boolean padded, boolean capitals) {
            List<String> groups = new ArrayList<>();
            for (int i = 0; i < (dotted ? 12 : 16); i += 2) {
                int group = (bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff);
                groups.add(String.format(padded ? "%04x" : "%x", group));
            }
            if (dotted) {
                groups.add((bytes[12] & 0xff) + "." + (bytes[13] & 0xff) + "." + (bytes[14] & 0xff) + "."
                        + (bytes[15] & 0xff));
            }
            int from = gap % groups.size();
            int to = from;
            while (to < groups.size() && groups.get(to).matches("0+")) {
                to++;
            }
            // With IPv4 behind it, a gap at the beginning leaves out two groups or more.
            boolean leftOut = to > from + (dotted && from == 0 ? 1 : 0);
            String text = leftOut
                    ? String.join(":", groups.subList(0, from)) + "::"
                            + String.join(":", groups.subList(to, groups.size()))
                    : String.join(":", groups);
            return new Ipv6Form(capitals ? text.toUpperCase(Locale.ROOT) : text, new BigInteger(1, bytes));
        }
    }

    @Provide
    Arbitrary<Ipv6Form> ipv6Forms() {
        return Combinators.combine(
                        bytes().filter(bytes -> bytes.length == 16),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Ipv6Form::of);
    }

    /** Right forms with a letter more, less or changed; with a colon, so that nobody takes it for a name. */
    @Provide
    Arbitrary<String> nearlyIpv6() {
        return Combinators.combine(
                        ipv6Forms().map(Ipv6Form::text),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.strings()
                                .withChars("0123456789abcdefABCDEF:.")
                                .ofMaxLength(2),
                        Arbitraries.integers().between(0, 2))
                .as((text, where, more, less) -> {
                    int at = where % (text.length() + 1);
                    return text.substring(0, at) + more + text.substring(Math.min(text.length(), at + less));
                })
                .filter(text -> text.indexOf(':') >= 0 && text.charAt(0) != '.');
    }

    @Provide
    Arbitrary<String> nearlyIpv4() {
        return Arbitraries.of("0", "1", "10", "99", "255", "256", "00", "01", "1000", "", "a", "+1", "\u0661")
                .list()
                .ofMinSize(3)
                .ofMaxSize(5)
                .map(parts -> String.join(".", parts));
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
