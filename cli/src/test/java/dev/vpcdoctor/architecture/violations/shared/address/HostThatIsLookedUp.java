package dev.vpcdoctor.architecture.violations.shared.address;

import java.net.InetAddress;
import java.net.UnknownHostException;

final class HostThatIsLookedUp {
    InetAddress[] addresses(String name) throws UnknownHostException {
        return InetAddress.getAllByName(name);
    }
}
