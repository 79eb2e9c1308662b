package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.dns.DnsClient;
import dev.vpcdoctor.probe.dns.NameResolution;
import dev.vpcdoctor.probe.dns.RecordTypes;
import dev.vpcdoctor.probe.guard.Addresses;
import dev.vpcdoctor.probe.guard.Permission;
import dev.vpcdoctor.probe.guard.PermittedAddress;
import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.probe.run.ConcurrentChecks;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.DnsCheck;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.RecordType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;

/** {@link DnsCheck}: every server and every type side by side; within them, the search list in its order. */
final class DnsChecks {
    private DnsChecks() {}

    static void run(DnsCheck check, ProbeNetwork network, Attempt attempt) {
        Asked asked = new Asked(Optional.of(check.name()), Optional.empty(), Optional.empty(), Optional.empty());
        Optional<String> refusal = network.guard().refusalOfQuestion(check.name());
        if (refusal.isPresent()) {
            attempt.observe(Layer.DNS, asked, Outcome.NOT_ALLOWED, refusal.get());
            return;
        }
        List<PermittedAddress> servers = servers(check, network, asked, attempt);
        List<Runnable> tasks = new ArrayList<>();
        for (PermittedAddress server : servers) {
            for (RecordType type : check.types()) {
                Attempt branch = attempt.branch();
                tasks.add(new Question(check, server, type, network, asked, branch));
            }
        }
        ConcurrentChecks.run(tasks);
    }

    private static List<PermittedAddress> servers(DnsCheck check, ProbeNetwork network, Asked asked, Attempt attempt) {
        List<PermittedAddress> servers = new ArrayList<>();
        if (check.server().isEmpty()) {
            for (InetSocketAddress server : network.resolvers().servers()) {
                servers.add(network.guard().systemResolver(server.getAddress(), server.getPort()));
            }
            if (servers.isEmpty()) {
                attempt.observe(Layer.DNS, asked, Outcome.FAILED, NameResolution.NO_SERVER);
            }
            return servers;
        }
        String wanted = check.server().get();
        Optional<InetAddress> address = Addresses.parse(wanted);
        if (address.isEmpty()) {
            attempt.observe(Layer.DNS, asked, Outcome.FAILED, "the server must be an address, not " + wanted);
            return servers;
        }
        boolean ofSystem =
                network.resolvers().servers().contains(new InetSocketAddress(address.get(), check.serverPort()));
        if (ofSystem) {
            servers.add(network.guard().systemResolver(address.get(), check.serverPort()));
            return servers;
        }
        Permission permission = network.guard().connect(wanted, address.get(), check.serverPort());
        if (permission.refusal().isPresent()) {
            attempt.observe(
                    Layer.DNS,
                    asked.at(wanted),
                    Outcome.NOT_ALLOWED,
                    permission.refusal().get());
        }
        if (permission.granted().isPresent()) {
            servers.add(permission.granted().get());
        }
        return servers;
    }

    /** A class and not a lambda: its many arguments would need code of their own at every cold start. */
    private record Question(
            DnsCheck check,
            PermittedAddress server,
            RecordType type,
            ProbeNetwork network,
            Asked asked,
            Attempt attempt)
            implements Runnable {
        @Override
        public void run() {
            try {
                for (Name name : names(check, type, network)) {
                    DnsClient.Question question = new DnsClient.Question(check.name(), name, RecordTypes.number(type));
                    Outcome outcome = network.dns()
                            .ask(server, question, check.transport(), attempt)
                            .outcome();
                    boolean goOn = outcome == Outcome.NXDOMAIN || outcome == Outcome.NO_ANSWER;
                    if (!goOn || Thread.currentThread().isInterrupted()) {
                        return;
                    }
                }
            } catch (TextParseException e) {
                attempt.observe(
                        Layer.DNS,
                        asked.at(server.address()).about(type.word()),
                        Outcome.FAILED,
                        "this is not a DNS name: " + e.getMessage());
            }
        }
    }

    private static List<Name> names(DnsCheck check, RecordType type, ProbeNetwork network) throws TextParseException {
        Optional<InetAddress> address = Addresses.parse(check.name());
        if (type == RecordType.PTR && address.isPresent()) {
            return List.of(ReverseMap.fromAddress(address.get()));
        }
        return network.resolvers().candidates(check.name());
    }
}
