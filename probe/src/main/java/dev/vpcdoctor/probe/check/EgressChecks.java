package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.connect.Connection;
import dev.vpcdoctor.probe.greeting.Conversation;
import dev.vpcdoctor.probe.greeting.HttpAnswer;
import dev.vpcdoctor.probe.greeting.HttpExchange;
import dev.vpcdoctor.probe.guard.Addresses;
import dev.vpcdoctor.probe.guard.PermittedAddress;
import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.probe.tls.TlsHandshake;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.EgressCheck;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Protocol;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;

/** {@link EgressCheck}: of the body, only an address leaves the probe. */
final class EgressChecks {
    private static final int MAX_BODY = 200;
    private static final int OK = 200;

    private EgressChecks() {}

    static void run(EgressCheck check, ProbeNetwork network, Attempt attempt) {
        AddressAttempts.each(
                check.host(),
                check.port(),
                network,
                attempt,
                (target, asked, at) -> ask(check, network, target, asked, at));
    }

    private static void ask(
            EgressCheck check, ProbeNetwork network, PermittedAddress target, Asked asked, Attempt attempt) {
        Optional<Connection> connection = TcpConnecting.connect(network.dialer(), target, asked, attempt);
        if (connection.isEmpty()) {
            return;
        }
        try (Connection open = connection.get()) {
            Protocol protocol = check.encrypted() ? Protocol.HTTPS : Protocol.HTTP;
            ServiceGreeting service = new ServiceGreeting(protocol, asked, attempt);
            if (check.encrypted() && !new TlsHandshake(check.host(), check.tls(), asked, attempt).over(open)) {
                service.notAttempted();
                return;
            }
            service.run(open, conversation -> echo(check, protocol, network, conversation));
        }
    }

    private static ServiceGreeting.GreetingOutcome echo(
            EgressCheck check, Protocol protocol, ProbeNetwork network, Conversation conversation) throws IOException {
        String host = HttpExchange.hostHeader(check.host(), check.port(), check.encrypted() ? 443 : 80);
        HttpAnswer answer = new HttpExchange(host, check.path()).get(conversation);
        answer.header("date").ifPresent(network.clock()::see);
        Optional<InetAddress> seen = Addresses.parse(firstWord(HttpExchange.body(conversation, MAX_BODY)));
        boolean echoed = answer.status() == OK && seen.isPresent();
        Details.Service details = new Details.Service(
                protocol,
                Optional.of(echoed ? "address" : "not-an-address"),
                Optional.of(Integer.toString(answer.status())),
                Optional.of(answer.statusLine()),
                Optional.empty(),
                echoed ? seen.map(Addresses::text) : Optional.empty(),
                Optional.empty());
        return echoed
                ? new ServiceGreeting.GreetingOutcome(Outcome.READY, Optional.empty(), details)
                : new ServiceGreeting.GreetingOutcome(
                        Outcome.WRONG_PROTOCOL,
                        Optional.of("what answered is not a service that echoes the caller's address"),
                        details);
    }

    private static String firstWord(String body) {
        String stripped = body.strip();
        int end = 0;
        while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
            end++;
        }
        return stripped.substring(0, end);
    }
}
