package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.connect.Connection;
import dev.vpcdoctor.probe.greeting.Conversation;
import dev.vpcdoctor.probe.greeting.HttpAnswer;
import dev.vpcdoctor.probe.greeting.HttpExchange;
import dev.vpcdoctor.probe.guard.PermittedAddress;
import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.probe.run.Printable;
import dev.vpcdoctor.probe.tls.TlsHandshake;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.AwsEndpointCheck;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.Protocol;
import java.io.IOException;
import java.util.Optional;

/** {@link AwsEndpointCheck}: AWS is known by the request id that it puts into every answer, also to a wrong request. */
final class AwsEndpointChecks {
    private static final String[] REQUEST_ID_HEADERS = {"x-amzn-requestid", "x-amz-request-id", "x-amz-id-2"};
    private static final int MAX_REQUEST_ID = 100;

    private AwsEndpointChecks() {}

    static void run(AwsEndpointCheck check, ProbeNetwork network, Attempt attempt) {
        Optional<String> name = AwsEndpointName.of(check, network.region());
        if (name.isEmpty()) {
            attempt.observe(
                    Layer.DNS,
                    Asked.host(check.endpoint(), check.port()),
                    Outcome.FAILED,
                    "the region is not known here, so the endpoint has no name: say the region in the check");
            return;
        }
        AddressAttempts.each(
                name.get(),
                check.port(),
                network,
                attempt,
                (target, asked, at) -> ask(name.get(), check, network, target, asked, at));
    }

    private static void ask(
            String name,
            AwsEndpointCheck check,
            ProbeNetwork network,
            PermittedAddress target,
            Asked asked,
            Attempt attempt) {
        Optional<Connection> connection = TcpConnecting.connect(network.dialer(), target, asked, attempt);
        if (connection.isEmpty()) {
            return;
        }
        try (Connection open = connection.get()) {
            ServiceGreeting service = new ServiceGreeting(Protocol.HTTPS, asked, attempt);
            if (!new TlsHandshake(name, check.tls(), asked, attempt).over(open)) {
                service.notAttempted();
                return;
            }
            service.run(open, conversation -> whoAnswers(name, check, network, conversation));
        }
    }

    private static ServiceGreeting.GreetingOutcome whoAnswers(
            String name, AwsEndpointCheck check, ProbeNetwork network, Conversation conversation) throws IOException {
        String host = HttpExchange.hostHeader(name, check.port(), AwsEndpointCheck.HTTPS_PORT);
        HttpAnswer answer = new HttpExchange(host, "/").get(conversation);
        answer.header("date").ifPresent(network.clock()::see);
        Optional<String> requestId = requestId(answer);
        Details.Service details = new Details.Service(
                Protocol.HTTPS,
                Optional.of(requestId.isPresent() ? "aws" : "not-aws"),
                Optional.of(Integer.toString(answer.status())),
                Optional.of(answer.statusLine()),
                requestId,
                Optional.empty(),
                Optional.empty());
        return requestId.isPresent()
                ? new ServiceGreeting.GreetingOutcome(Outcome.READY, Optional.empty(), details)
                : new ServiceGreeting.GreetingOutcome(
                        Outcome.WRONG_PROTOCOL,
                        Optional.of("something answered that is not AWS: there is no AWS request id"),
                        details);
    }

    private static Optional<String> requestId(HttpAnswer answer) {
        for (String header : REQUEST_ID_HEADERS) {
            Optional<String> id = answer.header(header);
            if (id.isPresent() && !id.get().isEmpty()) {
                return Optional.of(Printable.of(id.get(), MAX_REQUEST_ID));
            }
        }
        return Optional.empty();
    }
}
