package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.walk.TargetReason.ChecksSourceAndDestination;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SwitchOffSourceDestCheck;
import java.util.List;
import java.util.Optional;

/** The NAT instance drops what is not for itself. */
public final class NatInstanceChecksSource implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "nat-instance-checks-source",
            Chapter.ROUTES,
            Severity.ERROR,
            Expectation.LOST,
            "The route leads to an instance whose source/destination check is on: it drops every packet that is neither"
                    + " from nor to itself, and so all that it should pass on.",
            "Connections to the internet time out. The instance itself reaches it.",
            "Whether the instance forwards at all is decided by its operating system, which the configuration does not"
                    + " tell. A NAT gateway has no such check.",
            "Switch the source/destination check off.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<ChecksSourceAndDestination>> blockers = about.blockers(ChecksSourceAndDestination.class);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<NetworkInterface> interfaces = blockers.stream()
                .map(blocker -> blocker.because().networkInterface())
                .distinct()
                .toList();
        NetworkInterface first = interfaces.get(0);
        List<Change> changes = interfaces.stream()
                .<Change>map(eni -> new SwitchOffSourceDestCheck(eni.id()))
                .toList();
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(blockers)
                .about(interfaces.stream()
                        .flatMap(eni -> eni.instanceId().stream())
                        .toList())
                .about(interfaces.stream().map(NetworkInterface::id).toList())
                .mendedBy(new Remedy("switch the source/destination check off", changes, Optional.of(0.0)))
                .summary("NAT instance " + first.instanceId().orElse(first.id())
                        + " drops what it should pass on: its source/destination check is on."));
    }
}
