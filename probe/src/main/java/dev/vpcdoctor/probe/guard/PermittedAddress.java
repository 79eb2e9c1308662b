package dev.vpcdoctor.probe.guard;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * An address and port that the {@link Guard} has let pass. Connections are made from these alone, so that the address that
 * was checked is the one that is connected to.
 */
public final class PermittedAddress {
    private final InetAddress address;
    private final int port;

    PermittedAddress(InetAddress address, int port) {
        this.address = address;
        this.port = port;
    }

    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(address, port);
    }

    /** The address as text, without any name. */
    public String address() {
        return Addresses.text(address);
    }

    public int port() {
        return port;
    }
}
