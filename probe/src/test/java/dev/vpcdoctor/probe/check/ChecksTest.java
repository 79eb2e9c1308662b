package dev.vpcdoctor.probe.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.probe.testing.LocalProbe;
import dev.vpcdoctor.shared.Attempts;
import dev.vpcdoctor.shared.AwsEndpointCheck;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.DnsCheck;
import dev.vpcdoctor.shared.EgressCheck;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.PathMtuCheck;
import dev.vpcdoctor.shared.ProbeReport;
import dev.vpcdoctor.shared.Protocol;
import dev.vpcdoctor.shared.ServiceCheck;
import dev.vpcdoctor.shared.TcpCheck;
import dev.vpcdoctor.shared.TlsCheck;
import dev.vpcdoctor.shared.TlsOptions;
import dev.vpcdoctor.shared.UnknownCheck;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {
    /** Link-local, where the guard stops every kind at its door: nothing leaves this machine. */
    private static final String NOWHERE = "169.254.213.1";

    @Test
    void thereIsAWayToMakeEveryKindOfCheck() {
        List<Check> one = List.of(
                DnsCheck.of("dns", "x.example.").by(NOWHERE, 53),
                TcpCheck.of("tcp", NOWHERE, 1),
                TlsCheck.of("tls", NOWHERE, 1),
                ServiceCheck.of("service", NOWHERE, 1, Protocol.REDIS),
                new EgressCheck("egress", URI.create("https://" + NOWHERE + "/"), TlsOptions.DEFAULT, Attempts.DEFAULT),
                AwsEndpointCheck.of("aws", NOWHERE),
                PathMtuCheck.of("mtu", NOWHERE, 1, Protocol.REDIS));
        List<Class<?>> kinds = new ArrayList<>(List.of(UnknownCheck.class));
        for (Check check : one) {
            kinds.add(check.getClass());
        }
        assertThat(kinds).containsExactlyInAnyOrder(Check.class.getPermittedSubclasses());

        ProbeReport report = LocalProbe.probe(one.toArray(Check[]::new));
        ProbeReport unknown = LocalProbe.probe("""
            {"schemaVersion": "1", "checks": [{"id": "new", "kind": "quic"}]}
            """.getBytes(StandardCharsets.UTF_8));

        assertThat(report.observations()).extracting(Observation::outcome).containsOnly(Outcome.NOT_ALLOWED);
        assertThat(report.observations()).hasSize(one.size());
        assertThat(unknown.observations().get(0).reason().orElseThrow()).startsWith(UnknownCheck.NOT_UNDERSTOOD);
    }
}
