package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.DatabaseCapacity;
import dev.vpcdoctor.network.model.DatabaseCapacity.ParameterGroup;
import dev.vpcdoctor.network.model.DatabaseCapacity.ParameterGroup.Level;
import dev.vpcdoctor.network.model.DatabaseCapacity.ServerlessScaling;
import dev.vpcdoctor.network.model.DatabaseParameters;
import dev.vpcdoctor.network.model.DatabaseProxyTargets;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.ManagedService.Kind;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.Optional;
import java.util.Set;

/** Classes, parameters and proxies of RDS: what decides how many connections a database takes, and through whom. */
final class DatabaseCapacityReader {
    private static final String DESCRIBE_CLUSTERS = ResourceKind.DB_CLUSTER.command();
    /** AWS's pages on the parameters of clusters say {@code customer}; its answers say {@code user}. */
    private static final Set<String> SET_BY_SOMEBODY = Set.of("user", "customer");

    private final NetworkBuilder builder;

    DatabaseCapacityReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.DB_INSTANCE, (resource, fields) -> builder.add(instance(resource, fields)));
        builder.each(ResourceKind.DB_CLUSTER, (resource, fields) -> builder.add(cluster(resource, fields)));
        builder.each(
                ResourceKind.DB_PARAMETERS,
                (resource, fields) -> builder.add(parameters(Level.INSTANCE, resource, fields)));
        builder.each(
                ResourceKind.DB_CLUSTER_PARAMETERS,
                (resource, fields) -> builder.add(parameters(Level.CLUSTER, resource, fields)));
        builder.listing(DatabaseParameters.class, ResourceKind.DB_PARAMETERS, ResourceKind.DB_CLUSTER_PARAMETERS);
        builder.each(ResourceKind.DB_PROXY_TARGETS, (resource, fields) -> builder.add(targets(resource, fields)));
        builder.listing(DatabaseProxyTargets.class, ResourceKind.DB_PROXY_TARGETS);
    }

    private DatabaseCapacity instance(Resource resource, Fields fields) {
        Optional<String> clusterId = fields.optionalText("DBClusterIdentifier");
        Optional<Resource> cluster = clusterId.flatMap(id -> builder.named(ResourceKind.DB_CLUSTER, id, resource));
        return new DatabaseCapacity(
                key(Kind.DB_INSTANCE, resource, fields, "DBInstanceArn"),
                fields.optionalText("Engine"),
                fields.optionalText("EngineVersion"),
                fields.optionalText("DBInstanceClass"),
                parameterGroup(resource, fields),
                clusterId.map(id -> cluster.map(one -> clusterParameterGroup(one, Fields.of(one)))
                        .orElseGet(() -> builder.unknown(
                                id, ResourceKind.DB_CLUSTER, builder.regionOf(resource), DESCRIBE_CLUSTERS))),
                cluster.map(Fields::of).flatMap(DatabaseCapacityReader::scaling));
    }

    /** The writer decides; readers may be of another class. */
    private DatabaseCapacity cluster(Resource resource, Fields fields) {
        Optional<Resource> writer = fields.objects("DBClusterMembers").stream()
                .filter(member -> member.flag("IsClusterWriter").orElse(false))
                .flatMap(member -> member.optionalText("DBInstanceIdentifier").stream())
                .flatMap(id -> builder.named(ResourceKind.DB_INSTANCE, id, resource).stream())
                .findFirst();
        return new DatabaseCapacity(
                key(Kind.DB_CLUSTER, resource, fields, "DBClusterArn"),
                fields.optionalText("Engine"),
                fields.optionalText("EngineVersion"),
                writer.flatMap(one -> Fields.of(one).optionalText("DBInstanceClass")),
                writer.flatMap(one -> parameterGroup(one, Fields.of(one))),
                Optional.of(clusterParameterGroup(resource, fields)),
                scaling(fields));
    }

    private Optional<ParameterGroup> parameterGroup(Resource resource, Fields fields) {
        return fields.objects("DBParameterGroups").stream()
                .flatMap(group -> group.optionalText("DBParameterGroupName").stream())
                .map(name -> new ParameterGroup(Level.INSTANCE, name, builder.regionOf(resource)))
                .findFirst();
    }

    private Fact<ParameterGroup> clusterParameterGroup(Resource cluster, Fields fields) {
        return fields.optionalText("DBClusterParameterGroup")
                .map(name -> Fact.known(new ParameterGroup(Level.CLUSTER, name, builder.regionOf(cluster))))
                .orElseGet(() ->
                        Fact.unknown("the parameter group of " + cluster.id() + " is not told", DESCRIBE_CLUSTERS));
    }

    private static Optional<ServerlessScaling> scaling(Fields cluster) {
        return cluster.object("ServerlessV2ScalingConfiguration")
                .flatMap(told -> told.number("MinCapacity")
                        .flatMap(least -> told.number("MaxCapacity").map(most -> new ServerlessScaling(least, most))));
    }

    /** What somebody set; the engine's own defaults are listed too, where all parameters were asked for. */
    private DatabaseParameters parameters(Level level, Resource resource, Fields fields) {
        Optional<String> maxConnections = fields.objects("Parameters").stream()
                .filter(one -> one.optionalText("ParameterName").equals(Optional.of("max_connections")))
                .filter(one ->
                        SET_BY_SOMEBODY.contains(one.optionalText("Source").orElse("user")))
                .flatMap(one -> one.optionalText("ParameterValue").stream())
                .findFirst();
        return new DatabaseParameters(
                new ParameterGroup(level, resource.id(), builder.regionOf(resource)), maxConnections);
    }

    private DatabaseProxyTargets targets(Resource resource, Fields fields) {
        String proxyKey = builder.snapshot().resources(ResourceKind.DB_PROXY).stream()
                .filter(proxy -> proxy.id().equals(resource.id())
                        && builder.regionOf(proxy).equals(builder.regionOf(resource)))
                .map(proxy -> key(Kind.DB_PROXY, proxy, Fields.of(proxy), "DBProxyArn"))
                .findFirst()
                .orElse(Kind.DB_PROXY + ":" + resource.id());
        return new DatabaseProxyTargets(
                proxyKey,
                fields.objects("Targets").stream()
                        .map(DatabaseCapacityReader::target)
                        .toList());
    }

    private static DatabaseProxyTargets.Target target(Fields fields) {
        Optional<Fields> health = fields.object("TargetHealth");
        return new DatabaseProxyTargets.Target(
                fields.optionalText("RdsResourceId")
                        .or(() -> fields.optionalText("TrackedClusterId"))
                        .orElse("a database"),
                fields.optionalText("Role"),
                health.flatMap(told -> told.optionalText("State")),
                health.flatMap(told -> told.optionalText("Reason")),
                health.flatMap(told -> told.optionalText("Description")));
    }

    private static String key(Kind kind, Resource resource, Fields fields, String arnField) {
        return fields.optionalText(arnField).orElse(kind + ":" + resource.id());
    }
}
