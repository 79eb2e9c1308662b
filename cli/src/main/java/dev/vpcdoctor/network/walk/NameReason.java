package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Optional;

/** What is decided while a name is made an address. */
public sealed interface NameReason extends Reason {

    /** A fact tells what the name means. */
    record Resolves(String to, String bySaying) implements NameReason {
        @Override
        public String says() {
            return to + " (" + bySaying + ")";
        }
    }

    /**
     * Somebody asked where the source stands, and saw what the name means.
     *
     * @param insteadOf what the configuration says that it means, where that differs
     */
    record Seen(List<String> addresses, Optional<String> insteadOf) implements NameReason {
        public Seen {
            addresses = List.copyOf(addresses);
        }

        @Override
        public String says() {
            return String.join(", ", addresses) + " (the probe saw it)"
                    + insteadOf
                            .map(meant -> ", where the configuration says " + meant)
                            .orElse("");
        }
    }

    /**
     * What has public addresses is asked for by a name that means those.
     *
     * @param peering over which it could be reached by its private address
     * @param why the name means no private address
     */
    record PublicAddress(Optional<VpcPeeringConnection> peering, String why) implements NameReason {
        @Override
        public String says() {
            return "its public address (" + why + ")";
        }
    }

    /** The Amazon resolver does not answer in this VPC, and no other name server is set. */
    record DnsSupportOff(Vpc vpc) implements NameReason {
        @Override
        public String says() {
            return "enableDnsSupport is off in " + vpc.id();
        }
    }

    /** None of the VPC's own name servers can be reached. */
    record NameServersUnreachable(List<Path> paths) implements NameReason {
        public NameServersUnreachable {
            paths = List.copyOf(paths);
        }

        @Override
        public String says() {
            List<String> servers = paths.stream()
                    .flatMap(path -> path.destination().addresses().single().stream())
                    .map(IpAddress::toString)
                    .distinct()
                    .toList();
            return "name server " + String.join(", ", servers) + " cannot be reached";
        }
    }

    /**
     * An endpoint for the service stands in the VPC, but the service's name does not lead to it.
     *
     * @param why private DNS is off, or an attribute of the VPC that it needs
     */
    record EndpointWithoutPrivateDns(VpcEndpoint endpoint, Vpc vpc, String why) implements NameReason {
        @Override
        public String says() {
            return "public addresses: " + why;
        }
    }
}
