package dev.vpcdoctor.architecture.wronghouse.shared.address;

import java.net.InetAddress;
import java.net.UnknownHostException;

final class HostThatIsLookedUp {
    InetAddress[] addresses(String name) throws UnknownHostException {
        return InetAddress.getAllByName(name);
    }
}
