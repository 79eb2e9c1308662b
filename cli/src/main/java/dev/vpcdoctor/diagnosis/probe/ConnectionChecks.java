package dev.vpcdoctor.diagnosis.probe;

import dev.vpcdoctor.diagnosis.probe.Greetings.Greeting;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.DnsCheck;
import dev.vpcdoctor.shared.ServiceCheck;
import dev.vpcdoctor.shared.TcpCheck;
import dev.vpcdoctor.shared.TlsCheck;
import dev.vpcdoctor.shared.TlsUse;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** The checks of one endpoint. All are made at once, so that several attempts take no longer than one. */
final class ConnectionChecks {
    /**
     * Bare connections beside the greeting's own. Together three: enough to see that it fails always or sometimes, few
     * enough to be no burden for a database that has hardly any connections left.
     */
    private static final int CONNECTIONS = 2;

    private ConnectionChecks() {}

    /** Name and network. */
    static List<Check> of(ProbeEndpoint endpoint) {
        List<Check> checks = new ArrayList<>();
        if (IpAddress.tryParse(endpoint.host()).isEmpty()) {
            checks.add(DnsCheck.of(endpoint.host() + "/dns", endpoint.host()));
        }
        for (int number = 1; number <= CONNECTIONS; number++) {
            checks.add(TcpCheck.of(endpoint + "/tcp-" + number, endpoint.host(), endpoint.port()));
        }
        return checks;
    }

    /**
     * What it speaks. With TLS where that can be agreed on: most databases of AWS refuse to go without, and to hear so from a
     * healthy one would help nobody.
     */
    static List<Check> greeting(ProbeEndpoint endpoint, Greeting greeting) {
        if (greeting.protocol().isEmpty()) {
            String id = endpoint + (greeting.encrypted() ? "/tls" : "/tcp-" + (CONNECTIONS + 1));
            return List.of(
                    greeting.encrypted()
                            ? TlsCheck.of(id, endpoint.host(), endpoint.port())
                            : TcpCheck.of(id, endpoint.host(), endpoint.port()));
        }
        String word = greeting.protocol().get().word();
        ServiceCheck check = ServiceCheck.of(
                endpoint + "/" + word,
                endpoint.host(),
                endpoint.port(),
                greeting.protocol().get());
        return List.of(greeting.encrypted() ? check.with(TlsUse.ALWAYS) : check);
    }
}
