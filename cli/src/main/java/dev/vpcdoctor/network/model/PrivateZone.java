package dev.vpcdoctor.network.model;

import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Route 53 private hosted zone that is associated with a VPC.
 *
 * @param name lower case, without a final dot
 * @param records unknown when only the zone's name was read
 */
public record PrivateZone(String id, String name, String vpcId, Fact<List<RecordSet>> records) implements AwsResource {

    /** A zone is known once for each VPC that it is associated with. */
    @Override
    public String key() {
        return id + " " + vpcId;
    }

    /** Address and alias records; others do not matter to a connection. */
    public record RecordSet(String name, List<IpAddress> addresses, Optional<String> canonicalName) {
        public RecordSet {
            addresses = List.copyOf(addresses);
        }
    }

    /** Whether the zone answers for a name: the zone itself or something below it. */
    public boolean covers(String hostName) {
        String host = hostName.toLowerCase(Locale.ROOT);
        return host.equals(name) || host.endsWith("." + name);
    }
}
