package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.shared.AddressScope;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.AwsEndpointCheck;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.DnsCheck;
import dev.vpcdoctor.shared.EgressCheck;
import dev.vpcdoctor.shared.Environment;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.MalformedJsonException;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.PathMtuCheck;
import dev.vpcdoctor.shared.Phase;
import dev.vpcdoctor.shared.ProbeReport;
import dev.vpcdoctor.shared.ProbeRequest;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.ServiceCheck;
import dev.vpcdoctor.shared.TcpCheck;
import dev.vpcdoctor.shared.TlsCheck;
import dev.vpcdoctor.shared.UnknownCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a probe sees of whatever it is asked, in a network that is as a test says.
 *
 * @param address that every name means
 * @param tcp what becomes of every connection
 */
record ProbeAnswers(String address, Outcome tcp) {
    private static final String NAME_SERVER = "169.254.78.1";
    private static final long TIMEOUT_MICROS = 3_000_000;

    /** The answer to an invocation. */
    CannedAnswer to(String event) {
        try {
            List<Observation> observations = new ArrayList<>();
            ProbeRequest.fromJson(event).checks().forEach(check -> observations.addAll(of(check)));
            return CannedAnswer.text("application/json", report(observations).toJson());
        } catch (MalformedJsonException e) {
            throw new AssertionError(event, e);
        }
    }

    private static ProbeReport report(List<Observation> observations) {
        return new ProbeReport(
                "0.1.0",
                Instant.now(),
                TIMEOUT_MICROS,
                new Environment(
                        List.of(),
                        List.of(NAME_SERVER),
                        List.of(),
                        Optional.of("eu-west-1"),
                        Optional.of(1_024),
                        "Java 21",
                        true,
                        Optional.empty(),
                        Optional.empty()),
                observations,
                Optional.empty());
    }

    private List<Observation> of(Check check) {
        return switch (check) {
            case DnsCheck dns -> List.of(name(check, dns.name()));
            case TcpCheck one -> List.of(connection(check, one.host(), one.port()));
            case TlsCheck one -> List.of(connection(check, one.host(), one.port()));
            case ServiceCheck one -> greeted(check, one.host(), one.port(), one.protocol());
            case EgressCheck one -> greeted(check, one.host(), one.port(), Protocol.HTTPS);
            case AwsEndpointCheck one -> greeted(check, one.endpoint(), 443, Protocol.HTTPS);
            case PathMtuCheck one -> throw new AssertionError("nobody asks this");
            case UnknownCheck one -> throw new AssertionError("nobody asks " + one);
        };
    }

    private Observation name(Check check, String name) {
        Asked asked = new Asked(Optional.of(name), Optional.of(NAME_SERVER), Optional.of(53), Optional.of("A"));
        Details details = new Details.Dns(
                name,
                "udp",
                Optional.of("NOERROR"),
                false,
                List.of(new Details.DnsRecord(name, "A", 60, address, Optional.of(AddressScope.PRIVATE))));
        return seen(check, Layer.DNS, asked, Outcome.ANSWERED, "query", 1_000, details);
    }

    private Observation connection(Check check, String host, int port) {
        Asked asked = Asked.host(host, port).at(address);
        return seen(
                check,
                Layer.TCP,
                asked,
                tcp,
                "connect",
                tcp == Outcome.TIMED_OUT ? TIMEOUT_MICROS : 1_000,
                Details.NONE);
    }

    private List<Observation> greeted(Check check, String host, int port, Protocol protocol) {
        Observation connection = connection(check, host, port);
        if (tcp != Outcome.OPEN) {
            return List.of(connection);
        }
        Details details = new Details.Service(
                protocol,
                Optional.of("authentication"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Asked asked = Asked.host(host, port).at(address).about(protocol.word());
        return List.of(connection, seen(check, Layer.SERVICE, asked, Outcome.READY, "exchange", 2_000, details));
    }

    private static Observation seen(
            Check check, Layer layer, Asked asked, Outcome outcome, String phase, long micros, Details details) {
        return new Observation(
                check.id(), layer, asked, outcome, Optional.empty(), 1, List.of(new Phase(phase, 0, micros)), details);
    }
}
