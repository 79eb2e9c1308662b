package dev.vpcdoctor.diagnosis.probe;

import dev.vpcdoctor.shared.address.HostAndPort;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that the probe connects to.
 *
 * @param host a name in lower case or an address, as the checks ask for it and as the report repeats it
 */
public record ProbeEndpoint(String host, int port) {
    public ProbeEndpoint {
        host = host.toLowerCase(Locale.ROOT);
    }

    /** As a deployment's allow list names it. */
    @Override
    public String toString() {
        return new HostAndPort(host, Optional.of(port)).toString();
    }
}
