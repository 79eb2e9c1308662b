package dev.vpcdoctor.network.address;

/**
 * Ports of TCP or UDP, both ends included.
 *
 * @param from 0 to 65535
 * @param to 0 to 65535, not below {@code from}
 */
public record PortRange(int from, int to) {
    public static final PortRange ALL = new PortRange(0, 65_535);

    /**
     * Where answers go to: a Lambda function, a NAT gateway and a load balancer use all of it
     * (docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html, "Ephemeral ports").
     */
    public static final PortRange EPHEMERAL = new PortRange(1_024, 65_535);

    public PortRange {
        if (from < 0 || to > 65_535 || from > to) {
            throw new IllegalArgumentException("'" + from + "-" + to + "' is not a range of ports");
        }
    }

    public static PortRange of(int port) {
        return new PortRange(port, port);
    }

    public boolean contains(int port) {
        return from <= port && port <= to;
    }

    public boolean contains(PortRange other) {
        return from <= other.from && other.to <= to;
    }

    public boolean overlaps(PortRange other) {
        return from <= other.to && other.from <= to;
    }

    public int size() {
        return to - from + 1;
    }

    @Override
    public String toString() {
        return from == to ? Integer.toString(from) : from + "-" + to;
    }
}
