package dev.vpcdoctor.diagnosis.examination;

import dev.vpcdoctor.diagnosis.witness.logs.LoggedFailure;
import dev.vpcdoctor.network.target.ResolvedTarget;
import dev.vpcdoctor.network.target.TargetNames;
import dev.vpcdoctor.shared.address.IpAddress;

/** Whether an error in a log is about a target. */
public final class TargetInLog {
    private final ResolvedTarget target;
    private final TargetNames names;

    public TargetInLog(Examination examination) {
        this.target = examination.paths().target();
        this.names = TargetNames.of(target);
    }

    /** An error without a port is about the host at any. */
    public boolean isMeantBy(LoggedFailure failure) {
        boolean samePort = failure.port().map(names::isAtPort).orElse(true)
                || target.port().isEmpty();
        return samePort && failure.hosts().stream().anyMatch(this::isHost);
    }

    private boolean isHost(String host) {
        return names.isNamed(host)
                || IpAddress.tryParse(host).filter(names::isAt).isPresent();
    }
}
