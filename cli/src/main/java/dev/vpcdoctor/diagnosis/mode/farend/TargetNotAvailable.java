package dev.vpcdoctor.diagnosis.mode.farend;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.model.Instance;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.ManagedService.Kind;
import dev.vpcdoctor.network.walk.TargetReason;
import dev.vpcdoctor.network.walk.TargetReason.NotReady;
import dev.vpcdoctor.network.walk.TargetReason.NotRunning;
import dev.vpcdoctor.network.walk.TargetReason.NothingThere;
import dev.vpcdoctor.remedy.ManagedServiceChange.StartDatabase;
import dev.vpcdoctor.remedy.ManagedServiceChange.WaitForService;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.StartInstance;
import java.util.List;
import java.util.Optional;

/** The target is stopped, not yet there or gone. */
public final class TargetNotAvailable implements FailureMode {
    private static final FindingCode CODE = new FindingCode("target-not-available", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<TargetReason>> blockers =
                about.blockers(TargetReason.class, blocker -> switch (blocker.because()) {
                    case NotReady notReady -> true;
                    case NotRunning notRunning -> true;
                    case NothingThere nothing -> true;
                    case TargetReason.Ready ready -> false;
                    case TargetReason.NoSourceAddress none -> false;
                    case TargetReason.ChecksSourceAndDestination checks -> false;
                    case TargetReason.LambdaDropsPort25 port25 -> false;
                });
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        TargetReason because = blockers.get(0).because();
        Cause.Builder cause = Cause.of(CODE).explaining(blockers);
        return Optional.of(
                switch (because) {
                    case NotReady notReady -> notReady(cause, notReady.service());
                    case NotRunning notRunning -> notRunning(cause, notRunning.instance());
                    case NothingThere nothing -> nothingThere(cause, nothing);
                    case TargetReason.Ready ready -> throw new IllegalStateException(ready.says());
                    case TargetReason.NoSourceAddress none -> throw new IllegalStateException(none.says());
                    case TargetReason.ChecksSourceAndDestination checks ->
                        throw new IllegalStateException(checks.says());
                    case TargetReason.LambdaDropsPort25 port25 -> throw new IllegalStateException(port25.says());
                });
    }

    private static Cause notReady(Cause.Builder cause, ManagedService service) {
        String status = service.status().orElseThrow();
        String name = service.kind().label() + " " + service.id();
        return cause.about(service.id())
                .fixedBy(remedy(service, status, name))
                .summary("The " + name + " takes no connections: its status is " + status + ".");
    }

    private static Remedy remedy(ManagedService service, String status, String name) {
        boolean startable = service.kind() == Kind.DB_CLUSTER || service.kind() == Kind.DB_INSTANCE;
        boolean ofCluster = service.kind() == Kind.DB_INSTANCE
                && service.engine()
                        .filter(engine -> engine.startsWith("aurora"))
                        .isPresent();
        return switch (status) {
            case "stopped" ->
                startable && !ofCluster
                        ? Remedy.free("start the " + name, new StartDatabase(service))
                        : Remedy.free("start the cluster of the " + name + ": aws rds start-db-cluster");
            case "creating", "starting", "provisioning" ->
                Remedy.free(
                        "wait until the " + name + " is " + service.kind().readyStatus(), new WaitForService(service));
            case "stopping" -> Remedy.free("wait until the " + name + " is stopped, then start it");
            default ->
                Remedy.free("no command fixes the status " + status + ": see the events of the " + name
                        + " for what AWS says of it");
        };
    }

    private static Cause notRunning(Cause.Builder cause, Instance instance) {
        String state = instance.state().orElseThrow();
        Remedy remedy = switch (state) {
            case "stopped", "stopping", "pending" -> Remedy.free("start " + instance.id(), new StartInstance(instance));
            default -> Remedy.free(instance.id() + " is gone for good: connect to what took its place");
        };
        return cause.about(instance.id())
                .fixedBy(remedy)
                .summary("Instance " + instance.id() + " does not run: its state is " + state + ".");
    }

    private static Cause nothingThere(Cause.Builder cause, NothingThere nothing) {
        return cause.about(nothing.address())
                .fixedBy(Remedy.free("connect by the target's DNS name: addresses change when a database fails over or"
                        + " a machine is replaced"))
                .summary("Nothing has the address " + nothing.address() + ".");
    }
}
