package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.run.Attempt;
import dev.vpcdoctor.shared.TcpCheck;

/** {@link TcpCheck}. */
final class TcpChecks {
    private TcpChecks() {}

    static void run(TcpCheck check, Network network, Attempt attempt) {
        Addressed.each(
                check.host(),
                check.port(),
                network,
                attempt,
                (target, asked, at) -> TcpConnecting.connectAndWatch(network.dialer(), target, asked, at));
    }
}
