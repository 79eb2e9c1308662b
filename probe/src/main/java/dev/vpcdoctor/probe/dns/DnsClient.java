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
import org.xbill.DNS.Name;

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
        Asked asked = Asked.host(question.asked(), server.port())
                .at(server.address())
                .about(RecordTypes.name(question.type()));
        DnsQuery query = DnsQuery.of(question.name(), question.type());
        List<Phase> phases = new ArrayList<>();
        boolean byUdp = transport != DnsTransport.TCP;
        attempt.begin(Layer.DNS, asked, byUdp ? "query-udp" : "query-tcp");
        long start = attempt.timeline().micros();
        DnsReply reply =
                byUdp ? transports.askByUdp(server, query, attempt) : transports.askByTcp(server, query, attempt);
        phases.add(attempt.timeline().phaseSince(byUdp ? "query-udp" : "query-tcp", start));
        boolean truncated = reply.message().isPresent() && reply.message().get().truncated();
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
        Optional<String> reason = reply.reason();
        Optional<String> rcode = Optional.empty();
        List<Details.DnsRecord> records = List.of();
        List<InetAddress> addresses = new ArrayList<>();
        if (reply.message().isPresent()) {
            DnsMessage message = reply.message().get();
            rcode = Optional.of(message.rcodeName());
            records = records(message, addresses);
        } else if (truncated && transport.equals("tcp")) {
            reason = Optional.of("the answer by UDP was truncated, and " + reason.orElseThrow());
        }
        Outcome outcome = reply.outcome(question.type());
        Details details = new Details.Dns(question.name().toString(true), transport, rcode, truncated, records);
        attempt.observe(Layer.DNS, asked, outcome, reason, phases, details);
        return new Result(outcome, addresses);
    }

    private static List<Details.DnsRecord> records(DnsMessage message, List<InetAddress> addresses) {
        List<Details.DnsRecord> records = new ArrayList<>();
        for (ReceivedRecord answer : message.answers()) {
            if (records.size() == MAX_RECORDS) {
                break;
            }
            Optional<AddressScope> scope = Optional.empty();
            if (answer.address().isPresent()) {
                addresses.add(answer.address().get());
                scope = Optional.of(Addresses.scope(answer.address().get()));
            }
            String data = answer.data();
            String kept = data.length() > MAX_DATA_LENGTH ? data.substring(0, MAX_DATA_LENGTH) : data;
            records.add(new Details.DnsRecord(
                    answer.name().toString(true), RecordTypes.name(answer.type()), answer.ttlSeconds(), kept, scope));
        }
        return records;
    }
}
