package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.Network;
import java.util.List;
import java.util.Optional;

/** A database, cache or load balancer that is being made or started, waited for. */
public record AwaitService(ManagedService service) implements Change {

    /** AWS's own waiter; not all services have one. */
    Optional<String> command() {
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

    @Override
    public List<String> commands() {
        return command().stream().toList();
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(service.withStatus(service.kind().readyStatus()));
    }
}
