package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Instance;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A change to what a function connects to: a database, a cache, a load balancer or an instance. */
public sealed interface TargetChange extends Change {

    /** A stopped database, or a cluster of them, started and waited for. */
    record StartDatabase(ManagedService service) implements TargetChange {

        @Override
        public List<String> commands() {
            boolean cluster = service.kind() == ManagedService.Kind.DB_CLUSTER;
            return List.of(
                    cluster
                            ? "aws rds start-db-cluster --db-cluster-identifier " + service.id()
                            : "aws rds start-db-instance --db-instance-identifier " + service.id(),
                    waiter(service).orElseThrow());
        }

        @Override
        public Network applyTo(Network network) {
            return withReady(service, network);
        }
    }

    /** A database, cache or load balancer that is being made or started, waited for. */
    record WaitForService(ManagedService service) implements TargetChange {

        @Override
        public List<String> commands() {
            return waiter(service).stream().toList();
        }

        @Override
        public Network applyTo(Network network) {
            return withReady(service, network);
        }
    }

    /** An instance made to run: started, if it does not start already, and waited for. */
    record StartInstance(Instance instance) implements TargetChange {

        @Override
        public List<String> commands() {
            String state = instance.state().orElse("");
            List<String> commands = new ArrayList<>();
            if (state.equals("stopping")) {
                commands.add("aws ec2 wait instance-stopped --instance-ids " + instance.id());
            }
            if (!state.equals("pending")) {
                commands.add("aws ec2 start-instances --instance-ids " + instance.id());
            }
            commands.add("aws ec2 wait instance-running --instance-ids " + instance.id());
            return commands;
        }

        @Override
        public Network applyTo(Network network) {
            return network.with(instance.withState("running"));
        }
    }

    /** AWS's own waiter; not all services have one. */
    private static Optional<String> waiter(ManagedService service) {
        String id = service.id();
        return switch (service.kind()) {
            case DB_INSTANCE -> Optional.of("aws rds wait db-instance-available --db-instance-identifier " + id);
            case DB_CLUSTER -> Optional.of("aws rds wait db-cluster-available --db-cluster-identifier " + id);
            case CACHE_CLUSTER -> Optional.of("aws elasticache wait cache-cluster-available --cache-cluster-id " + id);
            case REPLICATION_GROUP ->
                Optional.of("aws elasticache wait replication-group-available --replication-group-id " + id);
            case LOAD_BALANCER ->
                service.arn().map(arn -> "aws elbv2 wait load-balancer-available --load-balancer-arns " + arn);
            case DB_PROXY, SERVERLESS_CACHE -> Optional.empty();
        };
    }

    private static Network withReady(ManagedService service, Network network) {
        return network.with(service.withStatus(service.kind().readyStatus()));
    }
}
