package dev.vpcdoctor.network.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocols and ports. */
class TrafficTest {

    @ParameterizedTest
    @CsvSource({
        "tcp, 6",
        "TCP, 6",
        "6, 6",
        "udp, 17",
        "icmp, 1",
        "icmpv6, 58",
        "58, 58",
        "-1, -1",
        "all, -1",
        "47, 47",
        "0, 0"
    })
    void protocolsAreReadInEachFormOfAws(String text, int number) {
        assertThat(IpProtocol.tryParse(text)).contains(new IpProtocol(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-2", "256", "foo", "6 "})
    void otherTextsAreNoProtocols(String text) {
        assertThat(IpProtocol.tryParse(text)).isEmpty();
    }

    @Test
    void allCoversEachAndOnlyTcpAndUdpHavePorts() {
        assertThat(IpProtocol.ALL.covers(IpProtocol.TCP)).isTrue();
        assertThat(IpProtocol.TCP.covers(IpProtocol.UDP)).isFalse();
        assertThat(IpProtocol.TCP.covers(IpProtocol.ALL)).isFalse();
        assertThat(IpProtocol.UDP.hasPorts()).isTrue();
        assertThat(IpProtocol.ICMP.hasPorts()).isFalse();
        assertThat(IpProtocol.ALL.hasPorts()).isFalse();
    }

    @Test
    void rangesIncludeBothEnds() {
        PortRange range = new PortRange(1024, 2048);
        assertThat(range.contains(1024)).isTrue();
        assertThat(range.contains(2048)).isTrue();
        assertThat(range.contains(2049)).isFalse();
        assertThat(range.overlaps(new PortRange(2048, 3000))).isTrue();
        assertThat(range.overlaps(new PortRange(2049, 3000))).isFalse();
        assertThat(PortRange.ALL.contains(PortRange.EPHEMERAL)).isTrue();
        assertThat(PortRange.of(443)).hasToString("443");
        assertThat(range).hasToString("1024-2048");
    }

    @Test
    void aRangeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new PortRange(2, 1)).hasMessage("'2-1' is not a range of ports");
        assertThatThrownBy(() -> new PortRange(0, 65_536)).hasMessage("'0-65536' is not a range of ports");
    }
}
