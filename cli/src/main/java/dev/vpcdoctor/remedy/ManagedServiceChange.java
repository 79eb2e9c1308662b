package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.Network;
import java.util.List;
import java.util.Optional;

/** A change to a database, a cache or a load balancer. */
public sealed interface ManagedServiceChange extends Change {

    /** A stopped database, or a cluster of them, started and waited for. */
    record StartDatabase(ManagedService service) implements ManagedServiceChange {

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
    record WaitForService(ManagedService service) implements ManagedServiceChange {

        @Override
        public List<String> commands() {
            return waiter(service).stream().toList();
        }

        @Override
        public Network applyTo(Network network) {
            return withReady(service, network);
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
