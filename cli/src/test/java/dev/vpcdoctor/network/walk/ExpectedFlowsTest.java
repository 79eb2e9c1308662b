package dev.vpcdoctor.network.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.PathFinder;
import dev.vpcdoctor.network.target.SourceExpression;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.snapshot.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Five real VPCs, and what an independent analyser (Batfish) says of 168 flows in them. */
class ExpectedFlowsTest {
    private static final java.nio.file.Path SNAPSHOTS = java.nio.file.Path.of("src/test/resources/aws-snapshots");
    private static final Map<String, Network> NETWORKS = new HashMap<>();

    record Flow(String snapshot, String from, String to, int port, String forward, String verdict) {
        @Override
        public String toString() {
            return snapshot + ": " + from + " to " + to + ":" + port + " is " + verdict;
        }
    }

    static List<Flow> flows() throws IOException {
        return Files.readAllLines(SNAPSHOTS.resolve("expected-flows.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> new Flow(cells[0], cells[1], cells[3], Integer.parseInt(cells[4]), cells[5], cells[7]))
                .toList();
    }

    @Test
    void thereAre168Flows() throws IOException {
        assertThat(flows()).hasSize(168);
    }

    /**
     * The route 0.0.0.0/0 of the private subnet leads to vgw-070087240d6fa2989. Batfish finds no route behind it, since
     * the snapshot holds nothing of the customer's side.
     * AWS: "A virtual private gateway is the VPN endpoint on the Amazon side of your Site-to-Site VPN connection"
     * (docs.aws.amazon.com/vpn/latest/s2svpn/how_it_works.html): whether the customer's network takes the packet on to
     * 8.8.8.8 is not AWS's to tell, so we say unknown where Batfish says blocked.
     */
    private static boolean leavesThroughVpn(Flow flow) {
        return flow.from().equals("i-099cf38911942421c") && flow.forward().equals("NO_ROUTE");
    }

    @ParameterizedTest
    @MethodSource("flows")
    void agreesWithAnIndependentAnalyser(Flow flow) {
        PathFinder.Paths paths = new PathFinder(network(flow.snapshot()))
                .find(
                        SourceExpression.parse(flow.from()),
                        TargetExpression.parse(flow.to() + ":" + flow.port()),
                        IpProtocol.TCP,
                        Optional.empty());

        assertThat(paths.verdict())
                .as(() -> paths.fromSubnets().get(0).paths().get(0).hops().toString())
                .hasToString(leavesThroughVpn(flow) ? "unknown" : flow.verdict());
    }

    private static Network network(String snapshot) {
        return NETWORKS.computeIfAbsent(
                snapshot,
                name -> NetworkReader.read(SnapshotReader.read(SNAPSHOTS.resolve(name)))
                        .network());
    }
}
