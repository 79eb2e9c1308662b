package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.model.Instance;
import dev.vpcdoctor.network.model.ManagedService;
import java.util.Optional;
import java.util.Set;

/** Whether what stands at the destination takes connections, as far as AWS tells. */
final class TargetState {
    /**
     * Statuses in which databases and caches do not answer
     * (docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html). In others, such as backing-up or
     * modifying, they do.
     */
    private static final Set<String> NOT_ANSWERING = Set.of(
            "create-failed",
            "creating",
            "deleting",
            "delete-precheck",
            "deleted",
            "failed",
            "inaccessible-encryption-credentials",
            "incompatible-network",
            "incompatible-option-group",
            "incompatible-parameters",
            "incompatible-restore",
            "insufficient-resource-limits",
            "provisioning",
            "restore-error",
            "starting",
            "stopped",
            "stopping",
            "suspended");

    private static final Set<String> ANSWERING = Set.of(
            "available",
            "active",
            "active_impaired",
            "backing-up",
            "configuring-enhanced-monitoring",
            "configuring-iam-database-auth",
            "configuring-log-exports",
            "converting-to-vpc",
            "modifying",
            "moving-to-vpc",
            "renaming",
            "resetting-master-credentials",
            "reactivating",
            "snapshotting",
            "storage-config-upgrade",
            "storage-initialization",
            "storage-optimization",
            "upgrading");

    private final Walk walk;

    TargetState(Walk walk) {
        this.walk = walk;
    }

    void examine() {
        switch (walk.destination().nature()) {
            case Destination.Nature.Managed managed -> managed(managed.service());
            case Destination.Nature.Machine machine -> machine(machine.instance());
            case Destination.Nature.Endpoint endpoint ->
                new VpcEndpointForwarding(walk)
                        .examine(HopKind.INTERFACE_ENDPOINT, endpoint.endpoint(), endpoint.resourceArn());
            case Destination.Nature.Address address -> {}
            case Destination.Nature.Internet internet -> {}
            case Destination.Nature.AwsService service -> {}
        }
    }

    private void managed(ManagedService service) {
        Optional<String> status = service.status();
        if (status.isEmpty()) {
            walk.recorder()
                    .unknown(HopKind.TARGET, service.id(), "the status of " + service.id() + " is not known", "");
        } else if (NOT_ANSWERING.contains(status.get())) {
            walk.recorder().blocked(HopKind.TARGET, service.id(), new TargetReason.NotReady(service));
        } else if (ANSWERING.contains(status.get())) {
            walk.recorder().open(HopKind.TARGET, service.id(), new TargetReason.Ready(status.get()));
        } else {
            walk.recorder()
                    .unknown(
                            HopKind.TARGET,
                            service.id(),
                            "whether it answers while its status is " + status.get() + " is not known",
                            "");
        }
    }

    private void machine(Instance instance) {
        String state = instance.state().orElse("");
        switch (state) {
            case "running" -> walk.recorder().open(HopKind.TARGET, instance.id(), new TargetReason.Ready("running"));
            case "" -> walk.recorder().unknown(HopKind.TARGET, instance.id(), "whether it runs is not known", "");
            default -> walk.recorder().blocked(HopKind.TARGET, instance.id(), new TargetReason.NotRunning(instance));
        }
    }
}
