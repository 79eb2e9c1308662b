package dev.vpcdoctor.shared;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Asks DNS servers for a name: each server, each type and each attempt is one observation.
 *
 * @param name the name; one without a final dot goes through the search list as the resolver of the system would do. For
 *     {@link RecordType#PTR} an address is turned into its reverse name
 * @param server the address of the server to ask; empty for all those of the environment
 * @param serverPort of {@code server}, usually 53
 */
public record DnsCheck(
        String id,
        String name,
        List<RecordType> types,
        Optional<String> server,
        int serverPort,
        DnsTransport transport,
        Attempts attempts)
        implements Check {
    static final String KIND = "dns";
    public static final int DNS_PORT = 53;

    public DnsCheck {
        Invalid.id(id);
        Invalid.host("name", name);
        types = List.copyOf(types);
        Invalid.unless(!types.isEmpty() && types.size() <= RecordType.values().length, "types must be 1 to 5");
        Invalid.unless(new HashSet<>(types).size() == types.size(), "types must differ from each other");
        if (server.isPresent()) {
            Invalid.host("server", server.get());
        }
        Invalid.port("serverPort", serverPort);
    }

    /** A and AAAA, by the servers of the environment. */
    public static DnsCheck of(String id, String name) {
        return new DnsCheck(
                id,
                name,
                List.of(RecordType.A, RecordType.AAAA),
                Optional.empty(),
                DNS_PORT,
                DnsTransport.AUTO,
                Attempts.DEFAULT);
    }

    public DnsCheck by(String serverAddress, int port) {
        return new DnsCheck(id, name, types, Optional.of(serverAddress), port, transport, attempts);
    }

    public DnsCheck types(RecordType... wanted) {
        return new DnsCheck(id, name, List.of(wanted), server, serverPort, transport, attempts);
    }

    public DnsCheck over(DnsTransport wanted) {
        return new DnsCheck(id, name, types, server, serverPort, wanted, attempts);
    }

    public DnsCheck with(Attempts wanted) {
        return new DnsCheck(id, name, types, server, serverPort, transport, wanted);
    }

    @Override
    public String kind() {
        return KIND;
    }
}
