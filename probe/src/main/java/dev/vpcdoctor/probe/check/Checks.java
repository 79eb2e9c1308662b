package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.AwsEndpointCheck;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.DnsCheck;
import dev.vpcdoctor.shared.EgressCheck;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import dev.vpcdoctor.shared.PathMtuCheck;
import dev.vpcdoctor.shared.ServiceCheck;
import dev.vpcdoctor.shared.TcpCheck;
import dev.vpcdoctor.shared.TlsCheck;
import dev.vpcdoctor.shared.UnknownCheck;

/** The kinds of check and how each is made. */
public final class Checks {
    private Checks() {}

    /** Makes one attempt of the check; all that is seen is in the attempt's log. */
    public static void run(Check check, Network network, Attempt attempt) {
        switch (check) {
            case DnsCheck dns -> DnsChecks.run(dns, network, attempt);
            case TcpCheck tcp -> TcpChecks.run(tcp, network, attempt);
            case TlsCheck tls -> TlsChecks.run(tls, network, attempt);
            case ServiceCheck service -> ServiceChecks.run(service, network, attempt);
            case EgressCheck egress -> EgressChecks.run(egress, network, attempt);
            case AwsEndpointCheck aws -> AwsEndpointChecks.run(aws, network, attempt);
            case PathMtuCheck mtu -> PathMtuChecks.run(mtu, network, attempt);
            case UnknownCheck unknown -> attempt.observe(Layer.ANY, Asked.NOTHING, Outcome.FAILED, unknown.reason());
        }
    }
}
