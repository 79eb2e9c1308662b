package dev.vpcdoctor.bench;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.SourceResolver;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Source;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.network.walk.Walker;
import dev.vpcdoctor.shared.address.AddressFamily;
import dev.vpcdoctor.shared.address.IpAddress;
import dev.vpcdoctor.snapshot.Snapshot;
import dev.vpcdoctor.snapshot.SnapshotReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Walks 1,000 different flows, there and back, in the real VPC {@code nat-gateway}. The goal is less than 10 ms. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class WalkBenchmark {
    private static final int FLOWS = 1_000;
    private static final List<String> PUBLIC_ADDRESSES = List.of("8.8.8.8", "52.216.237.77");

    private record Flow(Source from, Destination to, int port) {}

    private Snapshot snapshot;
    private Network network;
    private List<Flow> flows;

    /** Reads the snapshot and makes the flows: every interface to every other and to the internet, on many ports. */
    @Setup
    public void prepare() {
        snapshot = SnapshotReader.read(java.nio.file.Path.of("../src/test/resources/aws-snapshots/nat-gateway"));
        network = NetworkReader.read(snapshot).network();
        List<NetworkInterface> hosts = network.all(NetworkInterface.class).stream()
                .filter(eni -> eni.instanceId().isPresent())
                .toList();
        flows = new ArrayList<>();
        for (int port = 1; flows.size() < FLOWS; port++) {
            for (NetworkInterface host : hosts) {
                Source source = source(host);
                for (Destination destination : destinations(host, hosts)) {
                    flows.add(new Flow(source, destination, port));
                }
            }
        }
        flows = flows.subList(0, FLOWS);
    }

    private Source source(NetworkInterface host) {
        return new SourceResolver(network)
                .ofResource(host.id())
                .optional()
                .orElseThrow()
                .of(AddressFamily.IPV4);
    }

    private List<Destination> destinations(NetworkInterface from, List<NetworkInterface> hosts) {
        List<Destination> destinations = new ArrayList<>();
        for (NetworkInterface host : hosts) {
            if (!host.equals(from)) {
                Subnet subnet =
                        network.find(Subnet.class, host.subnetId()).optional().orElseThrow();
                destinations.add(destination(
                        host.addresses().get(0),
                        Optional.of(new Destination.Placement(subnet, Fact.known(host.securityGroupIds())))));
            }
        }
        for (String address : PUBLIC_ADDRESSES) {
            destinations.add(destination(IpAddress.parse(address), Optional.empty()));
        }
        return destinations;
    }

    private static Destination destination(IpAddress address, Optional<Destination.Placement> placement) {
        return new Destination(address.toString(), new Destination.Nature.Address(), AddressSet.of(address), placement);
    }

    /** The walks; how many are open, so that none can be optimised away. */
    @Benchmark
    public int walkThousandFlows() {
        Walker walker = new Walker(network);
        int open = 0;
        for (Flow flow : flows) {
            Path path = walker.walk(flow.from(), flow.to(), IpProtocol.TCP, flow.port());
            open += path.verdict() == Verdict.OPEN ? 1 : 0;
        }
        return open;
    }

    /** For comparison: the model made anew from the snapshot in memory. */
    @Benchmark
    public Network readNetwork() {
        return NetworkReader.read(snapshot).network();
    }
}
