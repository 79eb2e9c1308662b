package dev.vpcdoctor.probe.dns;

import dev.vpcdoctor.probe.connect.Dialer;
import dev.vpcdoctor.probe.guard.Addresses;
import dev.vpcdoctor.probe.guard.PermittedAddress;
import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.shared.AddressScope;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.DnsTransport;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Phase;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Asks one server one question and writes down what came of it. */
public final class DnsClient {
    private static final int MAX_RECORDS = 100;
    private static final int MAX_DATA_LENGTH = 300;

    /** One question: the name as the person asked it, and the whole name that the server is asked for. */
    public record Question(String asked, Name name, int type) {}

    /** What the caller needs to go on. */
    public record Result(Outcome outcome, List<InetAddress> addresses) {}

    private final DnsTransports transports;

    public DnsClient(Dialer dialer) {
        this.transports = new DnsTransports(dialer);
    }

    /** Asks; exactly one observation is made of it. */
    public Result ask(PermittedAddress server, Question question, DnsTransport transport, Attempt attempt) {
        Asked asked =
                Asked.host(question.asked(), server.port()).at(server.address()).about(Type.string(question.type()));
        Message query = Message.newQuery(Record.newRecord(question.name(), question.type(), DClass.IN));
        List<Phase> phases = new ArrayList<>();
        boolean byUdp = transport != DnsTransport.TCP;
        attempt.begin(Layer.DNS, asked, byUdp ? "query-udp" : "query-tcp");
        long start = attempt.timeline().micros();
        DnsReply reply =
                byUdp ? transports.askByUdp(server, query, attempt) : transports.askByTcp(server, query, attempt);
        phases.add(attempt.timeline().phaseSince(byUdp ? "query-udp" : "query-tcp", start));
        boolean truncated = reply instanceof DnsReply.Answer answer
                && answer.message().getHeader().getFlag(Flags.TC);
        if (truncated && transport == DnsTransport.AUTO) {
            byUdp = false;
            attempt.begin(Layer.DNS, asked, "query-tcp");
            long again = attempt.timeline().micros();
            reply = transports.askByTcp(server, query, attempt);
            phases.add(attempt.timeline().phaseSince("query-tcp", again));
        }
        return observe(reply, question, asked, byUdp ? "udp" : "tcp", truncated, phases, attempt);
    }

    private static Result observe(
            DnsReply reply,
            Question question,
            Asked asked,
            String transport,
            boolean truncated,
            List<Phase> phases,
            Attempt attempt) {
        String after = truncated && transport.equals("tcp") ? "the answer by UDP was truncated, and " : "";
        Outcome outcome;
        Optional<String> reason = Optional.empty();
        Optional<String> rcode = Optional.empty();
        List<Details.DnsRecord> records = List.of();
        List<InetAddress> addresses = new ArrayList<>();
        switch (reply) {
            case DnsReply.Answer answer -> {
                Message message = answer.message();
                rcode = Optional.of(Rcode.string(message.getRcode()));
                outcome = outcome(message, question.type());
                records = records(message, addresses);
                if (outcome == Outcome.FAILED) {
                    reason = Optional.of("the server answered with the code " + rcode.get());
                }
            }
            case DnsReply.TimedOut timedOut -> {
                outcome = Outcome.TIMED_OUT;
                reason = Optional.of(after + timedOut.reason());
            }
            case DnsReply.Broken broken -> {
                outcome = Outcome.FAILED;
                reason = Optional.of(after + broken.reason());
            }
            case DnsReply.NotAsked notAsked -> {
                outcome = Outcome.NOT_ATTEMPTED;
                reason = Optional.of(notAsked.reason());
            }
        }
        Details details = new Details.Dns(question.name().toString(true), transport, rcode, truncated, records);
        attempt.observe(Layer.DNS, asked, outcome, reason, phases, details);
        return new Result(outcome, addresses);
    }

    private static Outcome outcome(Message message, int type) {
        return switch (message.getRcode()) {
            case Rcode.NOERROR -> holds(message, type) ? Outcome.ANSWERED : Outcome.NO_ANSWER;
            case Rcode.NXDOMAIN -> Outcome.NXDOMAIN;
            case Rcode.SERVFAIL -> Outcome.SERVFAIL;
            case Rcode.REFUSED -> Outcome.REFUSED;
            default -> Outcome.FAILED;
        };
    }

    private static boolean holds(Message message, int type) {
        for (Record answer : message.getSection(Section.ANSWER)) {
            if (answer.getType() == type) {
                return true;
            }
        }
        return false;
    }

    private static List<Details.DnsRecord> records(Message message, List<InetAddress> addresses) {
        List<Details.DnsRecord> records = new ArrayList<>();
        for (Record answer : message.getSection(Section.ANSWER)) {
            if (records.size() == MAX_RECORDS) {
                break;
            }
            Optional<InetAddress> address = address(answer);
            Optional<AddressScope> scope = Optional.empty();
            String data;
            if (address.isPresent()) {
                addresses.add(address.get());
                scope = Optional.of(Addresses.scope(address.get()));
                data = Addresses.text(address.get());
            } else {
                data = answer.rdataToString();
            }
            String kept = data.length() > MAX_DATA_LENGTH ? data.substring(0, MAX_DATA_LENGTH) : data;
            records.add(new Details.DnsRecord(
                    answer.getName().toString(true), Type.string(answer.getType()), answer.getTTL(), kept, scope));
        }
        return records;
    }

    private static Optional<InetAddress> address(Record answer) {
        if (answer instanceof ARecord a) {
            return withoutName(a.getAddress());
        }
        if (answer instanceof AAAARecord aaaa) {
            return withoutName(aaaa.getAddress());
        }
        return Optional.empty();
    }

    /** An address that carries a name would take it along into messages and lookups. */
    private static Optional<InetAddress> withoutName(InetAddress named) {
        return Addresses.parse(Addresses.text(named));
    }
}
