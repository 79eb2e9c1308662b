package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.Network;
import java.util.List;

/** A stopped database, or a cluster of them, started and waited for. */
public record StartDatabase(ManagedService service) implements Change {

    @Override
    public List<String> commands() {
        boolean cluster = service.kind() == ManagedService.Kind.DB_CLUSTER;
        return List.of(
                cluster
                        ? "aws rds start-db-cluster --db-cluster-identifier " + service.id()
                        : "aws rds start-db-instance --db-instance-identifier " + service.id(),
                new AwaitService(service).command().orElseThrow());
    }

    @Override
    public Network applyTo(Network network) {
        return network.with(service.withStatus(service.kind().readyStatus()));
    }
}
