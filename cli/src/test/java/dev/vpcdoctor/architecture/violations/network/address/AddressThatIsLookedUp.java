package dev.vpcdoctor.architecture.violations.network.address;

import java.net.InetAddress;
import java.net.UnknownHostException;

final class AddressThatIsLookedUp {
    InetAddress address(String name) throws UnknownHostException {
        return InetAddress.getByName(name);
    }
}
