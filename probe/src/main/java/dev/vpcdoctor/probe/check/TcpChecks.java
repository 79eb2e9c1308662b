package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.connect.Dialer;
import dev.vpcdoctor.probe.guard.PermittedAddress;
import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.TcpCheck;

/** {@link TcpCheck}. */
final class TcpChecks {
    private TcpChecks() {}

    static void run(TcpCheck check, ProbeNetwork network, Attempt attempt) {
        AddressAttempts.each(check.host(), check.port(), network, attempt, new Connecting(network.dialer()));
    }

    private record Connecting(Dialer dialer) implements AddressAttempts.AtAddress {
        @Override
        public void run(PermittedAddress target, Asked asked, Attempt attempt) {
            TcpConnecting.connectAndWatch(dialer, target, asked, attempt);
        }
    }
}
