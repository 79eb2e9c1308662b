package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.model.Network;

/**
 * Walks one packet from a source to a destination, and its answer back. Every rule that stands in the way is reported,
 * not the first only; what is not known or not modelled is a hop with the verdict unknown. Pure: the same network gives
 * the same path.
 */
public final class Walker {
    private final Network network;

    public Walker(Network network) {
        this.network = network;
    }

    /**
     * Walks a new connection.
     *
     * @param protocol TCP or UDP
     * @param port of the destination
     */
    public Path walk(Source source, Destination destination, IpProtocol protocol, int port) {
        Walk walk = new Walk(network, source, destination);
        walk.start(protocol, port);
        return new Path(source, destination, protocol, port, walk.hops());
    }
}
