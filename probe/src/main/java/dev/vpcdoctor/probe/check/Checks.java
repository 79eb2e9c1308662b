package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.probe.run.CheckRunner;
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

/**
 * The kinds of check and how each is made. No pattern switch: the first in a process takes ten milliseconds of a cold start.
 * That no kind is forgotten is tested.
 */
public record Checks(ProbeNetwork network) implements CheckRunner.Method {
    /** Makes one attempt of the check; all that is seen is in the attempt's log. */
    @Override
    @SuppressWarnings("IfChainToSwitch")
    public void attempt(Check check, Attempt attempt) {
        if (check instanceof DnsCheck dns) {
            DnsChecks.run(dns, network, attempt);
        } else if (check instanceof TcpCheck tcp) {
            TcpChecks.run(tcp, network, attempt);
        } else if (check instanceof TlsCheck tls) {
            TlsChecks.run(tls, network, attempt);
        } else if (check instanceof ServiceCheck service) {
            ServiceChecks.run(service, network, attempt);
        } else if (check instanceof EgressCheck egress) {
            EgressChecks.run(egress, network, attempt);
        } else if (check instanceof AwsEndpointCheck aws) {
            AwsEndpointChecks.run(aws, network, attempt);
        } else if (check instanceof PathMtuCheck mtu) {
            PathMtuChecks.run(mtu, network, attempt);
        } else if (check instanceof UnknownCheck unknown) {
            attempt.observe(Layer.ANY, Asked.NOTHING, Outcome.FAILED, unknown.reason());
        } else {
            throw new IllegalStateException("nobody makes a check of the kind " + check.kind());
        }
    }
}
