package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.IpProtocol;
import java.util.ArrayList;
import java.util.List;

/**
 * The walk from one subnet to one place, there and back.
 *
 * @param hops in the order of the packet, then of the answer
 */
public record Path(Source source, Destination destination, IpProtocol protocol, int port, List<Hop> hops) {
    public Path {
        hops = List.copyOf(hops);
    }

    public Verdict verdict() {
        return Verdict.ofPath(hops.stream().map(Hop::verdict).toList());
    }

    /** All hops with a verdict. */
    public List<Hop> hops(Verdict verdict) {
        return hops.stream().filter(hop -> hop.verdict() == verdict).toList();
    }

    /** The path with hops put before it, such as how the name was resolved. */
    public Path after(List<Hop> earlier) {
        List<Hop> all = new ArrayList<>(earlier);
        all.addAll(hops);
        return new Path(source, destination, protocol, port, all);
    }
}
