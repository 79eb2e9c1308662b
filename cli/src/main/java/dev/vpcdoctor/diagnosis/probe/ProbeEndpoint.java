package dev.vpcdoctor.diagnosis.probe;

import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
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

    /**
     * Whether an observation tells of it: a connection to it, or what a name server said of its name. A name server is
     * asked for a name without a port, so that what it says is about all endpoints of that name.
     */
    public boolean isSeenIn(Observation observation) {
        boolean sameHost = observation.asked().name().map(this::isOwnName).orElse(false);
        return sameHost
                && (observation.layer() == Layer.DNS
                        || observation.asked().port().equals(Optional.of(port)));
    }

    /** A name server may be asked for the name with a final dot. */
    private boolean isOwnName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(host) || lower.equals(host + ".");
    }

    /** As a deployment's allow list names it. */
    @Override
    public String toString() {
        return new HostAndPort(host, Optional.of(port)).toString();
    }
}
