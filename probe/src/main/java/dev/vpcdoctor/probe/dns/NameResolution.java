package dev.vpcdoctor.probe.dns;

import dev.vpcdoctor.probe.guard.Addresses;
import dev.vpcdoctor.probe.guard.Guard;
import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.probe.run.ConcurrentChecks;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.DnsTransport;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Resolves a name as the system would: hosts file, search list, the servers one after the other, A and AAAA side by side.
 * Each query is an observation; there are no retries.
 */
public final class NameResolution {
    /** What is said where nobody can be asked. */
    public static final String NO_SERVER = "no name server is configured on this system (/etc/resolv.conf names none)";

    private final SystemResolvers resolvers;
    private final DnsClient client;
    private final Guard guard;

    public NameResolution(SystemResolvers resolvers, DnsClient client, Guard guard) {
        this.resolvers = resolvers;
        this.client = client;
        this.guard = guard;
    }

    /** All addresses of the name, IPv4 first; empty if it has none, which the observations then explain. */
    public List<InetAddress> resolve(String name, Attempt attempt) {
        List<InetAddress> known = resolvers.hostsFile(name);
        if (!known.isEmpty()) {
            Details details = new Details.Dns(name, "hosts", Optional.empty(), false, hostsRecords(name, known));
            attempt.observe(Layer.DNS, asked(name), Outcome.ANSWERED, Optional.empty(), List.of(), details);
            return known;
        }
        if (resolvers.servers().isEmpty()) {
            attempt.observe(Layer.DNS, asked(name), Outcome.FAILED, NO_SERVER);
            return List.of();
        }
        try {
            for (Name candidate : resolvers.candidates(name)) {
                List<InetAddress> addresses = resolve(name, candidate, attempt);
                if (!addresses.isEmpty()) {
                    return addresses;
                }
            }
        } catch (TextParseException e) {
            attempt.observe(Layer.DNS, asked(name), Outcome.FAILED, "this is not a DNS name: " + e.getMessage());
        }
        return List.of();
    }

    private List<InetAddress> resolve(String asked, Name candidate, Attempt attempt) {
        List<InetAddress> v4 = new ArrayList<>();
        List<InetAddress> v6 = new ArrayList<>();
        Attempt forV4 = attempt.branch();
        Attempt forV6 = attempt.branch();
        ConcurrentChecks.run(List.of(
                () -> v4.addAll(askInTurn(new DnsClient.Question(asked, candidate, Type.A), forV4)),
                () -> v6.addAll(askInTurn(new DnsClient.Question(asked, candidate, Type.AAAA), forV6))));
        Set<InetAddress> addresses = new LinkedHashSet<>(v4);
        addresses.addAll(v6);
        return List.copyOf(addresses);
    }

    /** A server that answers, also that there is nothing, ends the turn; one that fails hands over to the next. */
    private List<InetAddress> askInTurn(DnsClient.Question question, Attempt attempt) {
        for (InetSocketAddress server : resolvers.servers()) {
            DnsClient.Result result = client.ask(
                    guard.systemResolver(server.getAddress(), server.getPort()), question, DnsTransport.AUTO, attempt);
            boolean settled = result.outcome() == Outcome.ANSWERED
                    || result.outcome() == Outcome.NXDOMAIN
                    || result.outcome() == Outcome.NO_ANSWER;
            if (settled || Thread.currentThread().isInterrupted()) {
                return result.outcome() == Outcome.ANSWERED ? result.addresses() : List.of();
            }
        }
        return List.of();
    }

    private static List<Details.DnsRecord> hostsRecords(String name, List<InetAddress> addresses) {
        List<Details.DnsRecord> records = new ArrayList<>();
        for (InetAddress address : addresses) {
            String type = address instanceof Inet4Address ? "A" : "AAAA";
            records.add(new Details.DnsRecord(
                    name, type, 0, Addresses.text(address), Optional.of(Addresses.scope(address))));
        }
        return records;
    }

    private static Asked asked(String name) {
        return new Asked(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
