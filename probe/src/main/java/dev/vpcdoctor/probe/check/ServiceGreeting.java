package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.connect.Connection;
import dev.vpcdoctor.probe.greeting.Conversation;
import dev.vpcdoctor.probe.greeting.Guess;
import dev.vpcdoctor.probe.greeting.TlsNotEstablishedException;
import dev.vpcdoctor.probe.greeting.UnexpectedAnswerException;
import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Phase;
import dev.vpcdoctor.shared.Protocol;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Runs an exchange with a service and makes one observation of it, however it ends. */
final class ServiceGreeting {
    /** What the exchange came to. */
    record GreetingOutcome(Outcome outcome, Optional<String> reason, Details.Service details) {}

    /** The exchange itself. */
    interface Exchange {
        GreetingOutcome with(Conversation conversation) throws IOException;
    }

    private final Protocol protocol;
    private final Asked asked;
    private final Attempt attempt;

    ServiceGreeting(Protocol protocol, Asked asked, Attempt attempt) {
        this.protocol = protocol;
        this.asked = asked.about(protocol.word());
        this.attempt = attempt;
    }

    void run(Connection connection, Exchange exchange) {
        attempt.begin(Layer.SERVICE, asked, "exchange");
        long start = attempt.timeline().micros();
        Conversation conversation = new Conversation(connection);
        GreetingOutcome said;
        try {
            said = exchange.with(conversation);
        } catch (TlsNotEstablishedException e) {
            notAttempted();
            return;
        } catch (IOException | RuntimeException e) {
            said = ended(e, connection, conversation);
        }
        Phase phase = attempt.timeline().phaseSince("exchange", start);
        attempt.observe(Layer.SERVICE, asked, said.outcome(), said.reason(), List.of(phase), said.details());
    }

    /** Says that there was nothing to speak over. */
    void notAttempted() {
        attempt.observe(Layer.SERVICE, asked, Outcome.NOT_ATTEMPTED, "there is no TLS session to speak over");
    }

    private GreetingOutcome ended(Exception e, Connection connection, Conversation conversation) {
        String guess = Guess.of(conversation);
        if (guess.equals(Guess.TLS_ALERT)) {
            return said(Outcome.NEEDS_TLS, "the other side speaks TLS, and was spoken to without", guess);
        }
        if (connection.expired()) {
            return overdue(connection, conversation);
        }
        if (e instanceof UnexpectedAnswerException) {
            return said(Outcome.WRONG_PROTOCOL, e.getMessage(), guess);
        }
        if (e instanceof EOFException) {
            return conversation.received() == 0
                    ? said(Outcome.FAILED, "the other side closed the connection without an answer", "closed")
                    : said(Outcome.WRONG_PROTOCOL, "the connection was closed in the middle of an answer", guess);
        }
        if (e instanceof SSLException) {
            String message = String.valueOf(e.getMessage());
            return message.contains("certificate")
                    ? said(
                            Outcome.AUTH_REQUIRED,
                            "the other side wants a client certificate",
                            "client-certificate-required")
                    : said(Outcome.FAILED, "the TLS session broke", "tls-broken");
        }
        if (e instanceof IOException) {
            return said(Outcome.FAILED, "the other side reset the connection", "reset");
        }
        return said(Outcome.WRONG_PROTOCOL, "the answer cannot be parsed", guess);
    }

    private GreetingOutcome overdue(Connection connection, Conversation conversation) {
        String limit = connection.limit().describe();
        if (connection.limit().cutShort()) {
            return said(Outcome.TIMED_OUT, limit, Optional.empty());
        }
        return conversation.received() == 0
                ? said(Outcome.SILENT, "not a byte came back " + limit, Optional.empty())
                : said(
                        Outcome.SILENT,
                        "only " + conversation.received() + " bytes of an answer came " + limit,
                        Optional.of("incomplete"));
    }

    private GreetingOutcome said(Outcome outcome, String reason, String greeting) {
        return said(outcome, reason, Optional.of(greeting));
    }

    private GreetingOutcome said(Outcome outcome, String reason, Optional<String> greeting) {
        return new GreetingOutcome(
                outcome,
                Optional.of(reason),
                new Details.Service(
                        protocol,
                        greeting,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
