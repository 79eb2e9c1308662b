package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.connect.Connection;
import dev.vpcdoctor.probe.greeting.Conversation;
import dev.vpcdoctor.probe.greeting.MySqlGreeting;
import dev.vpcdoctor.probe.greeting.PostgreSqlGreeting;
import dev.vpcdoctor.probe.greeting.SmtpStartTls;
import dev.vpcdoctor.probe.greeting.TlsNegotiation;
import dev.vpcdoctor.probe.greeting.TlsNotEstablishedException;
import dev.vpcdoctor.probe.guard.PermittedAddress;
import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.probe.tls.TlsHandshake;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.TlsCheck;
import dev.vpcdoctor.shared.TlsUse;
import java.io.IOException;
import java.util.Optional;

/** {@link TlsCheck}. */
final class TlsChecks {
    private TlsChecks() {}

    static void run(TlsCheck check, ProbeNetwork network, Attempt attempt) {
        AddressAttempts.each(
                check.host(),
                check.port(),
                network,
                attempt,
                (target, asked, at) -> handshake(check, network, target, asked, at));
    }

    private static void handshake(
            TlsCheck check, ProbeNetwork network, PermittedAddress target, Asked asked, Attempt attempt) {
        Optional<Connection> connection = TcpConnecting.connect(network.dialer(), target, asked, attempt);
        if (connection.isEmpty()) {
            return;
        }
        try (Connection open = connection.get()) {
            TlsHandshake handshake = new TlsHandshake(check.host(), check.tls(), asked, attempt);
            attempt.begin(Layer.TLS, asked, "start-tls");
            start(check, open, new ObservedNegotiation(TlsUse.ALWAYS, handshake, open), asked, attempt);
        }
    }

    private static void start(
            TlsCheck check, Connection open, ObservedNegotiation negotiation, Asked asked, Attempt attempt) {
        try {
            negotiate(check, new Conversation(open), negotiation);
        } catch (TlsNotEstablishedException e) {
            // The handshake, or the lack of an offer, has been observed.
        } catch (IOException | RuntimeException e) {
            if (open.expired() && open.limit().cutShort()) {
                attempt.observe(
                        Layer.TLS, asked, Outcome.TIMED_OUT, open.limit().describe());
            } else if (open.expired()) {
                attempt.observe(
                        Layer.TLS,
                        asked,
                        Outcome.HANDSHAKE_FAILED,
                        "the other side did not get as far as TLS "
                                + open.limit().describe());
            } else {
                attempt.observe(
                        Layer.TLS,
                        asked,
                        Outcome.NOT_TLS,
                        "the other side does not speak " + check.startTls().word() + ", so TLS could not be begun");
            }
        }
    }

    private static void negotiate(TlsCheck check, Conversation conversation, TlsNegotiation negotiation)
            throws IOException {
        switch (check.startTls()) {
            case NONE -> negotiation.begin();
            case POSTGRESQL -> PostgreSqlGreeting.requestTls(conversation, negotiation);
            case MYSQL -> MySqlGreeting.requestTls(conversation, negotiation);
            case SMTP -> SmtpStartTls.requestTls(conversation, negotiation);
        }
    }
}
