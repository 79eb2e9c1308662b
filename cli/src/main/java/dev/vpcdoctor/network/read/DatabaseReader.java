package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.ManagedService.Endpoint;
import dev.vpcdoctor.network.model.ManagedService.Kind;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Database instances, clusters and proxies of RDS. */
final class DatabaseReader {
    private static final int MYSQL = 3306;
    private static final int POSTGRESQL = 5432;
    private static final int SQL_SERVER = 1433;

    private final NetworkBuilder builder;

    DatabaseReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.DB_INSTANCE, (resource, fields) -> builder.add(instance(resource, fields)));
        builder.each(ResourceKind.DB_CLUSTER, (resource, fields) -> builder.add(cluster(resource, fields)));
        builder.each(ResourceKind.DB_PROXY, (resource, fields) -> builder.add(proxy(fields)));
    }

    private ManagedService instance(Resource resource, Fields fields) {
        Optional<Fields> group = fields.object("DBSubnetGroup");
        Optional<Endpoint> endpoint = fields.object("Endpoint")
                .flatMap(told -> told.hostName("Address").map(name -> new Endpoint(name, told.integer("Port"))));
        boolean twoZones = fields.flag("MultiAZ").orElse(false);
        return new ManagedService(
                Kind.DB_INSTANCE,
                fields.text("DBInstanceIdentifier"),
                fields.optionalText("DBInstanceArn"),
                group.flatMap(told -> told.optionalText("VpcId")),
                endpoint.stream().toList(),
                Fact.known(activeGroups(fields)),
                subnetsOfGroup(resource, group, group.flatMap(told -> told.optionalText("DBSubnetGroupName"))),
                twoZones ? Optional.empty() : fields.optionalText("AvailabilityZone"),
                fields.flag("PubliclyAccessible").orElse(false),
                fields.optionalText("DBInstanceStatus"),
                fields.optionalText("Engine"),
                fields.optionalText("DBClusterIdentifier"));
    }

    private ManagedService cluster(Resource resource, Fields fields) {
        Optional<Resource> member = fields.objects("DBClusterMembers").stream()
                .flatMap(one -> one.optionalText("DBInstanceIdentifier").stream())
                .flatMap(id -> builder.named(ResourceKind.DB_INSTANCE, id, resource).stream())
                .findFirst();
        Optional<String> groupName = fields.optionalText("DBSubnetGroup");
        Optional<Fields> group = groupName
                .flatMap(name -> builder.named(ResourceKind.DB_SUBNET_GROUP, name, resource))
                .map(Fields::of)
                .or(() -> member.map(Fields::of).flatMap(one -> one.object("DBSubnetGroup")));
        return new ManagedService(
                Kind.DB_CLUSTER,
                fields.text("DBClusterIdentifier"),
                fields.optionalText("DBClusterArn"),
                group.flatMap(told -> told.optionalText("VpcId")),
                clusterEndpoints(fields),
                Fact.known(activeGroups(fields)),
                subnetsOfGroup(resource, group, groupName),
                Optional.empty(),
                fields.flag("PubliclyAccessible")
                        .or(() -> member.flatMap(one -> Fields.of(one).flag("PubliclyAccessible")))
                        .orElse(false),
                fields.optionalText("Status"),
                fields.optionalText("Engine"),
                Optional.empty());
    }

    private static List<Endpoint> clusterEndpoints(Fields fields) {
        Optional<Integer> port = fields.integer("Port");
        Set<String> names = new LinkedHashSet<>();
        fields.hostName("Endpoint").ifPresent(names::add);
        fields.hostName("ReaderEndpoint").ifPresent(names::add);
        fields.texts("CustomEndpoints").forEach(name -> names.add(Fields.toHostName(name)));
        return names.stream().map(name -> new Endpoint(name, port)).toList();
    }

    private static Set<String> activeGroups(Fields fields) {
        Set<String> groups = new LinkedHashSet<>();
        for (Fields group : fields.objects("VpcSecurityGroups")) {
            if (group.optionalText("Status").orElse("active").equals("active")) {
                groups.add(group.text("VpcSecurityGroupId"));
            }
        }
        return Set.copyOf(groups);
    }

    private Fact<List<String>> subnetsOfGroup(Resource resource, Optional<Fields> group, Optional<String> name) {
        Optional<Fields> listed = name.flatMap(one -> builder.named(ResourceKind.DB_SUBNET_GROUP, one, resource))
                .map(Fields::of);
        for (Optional<Fields> source : List.of(group, listed)) {
            List<String> subnetIds = new ArrayList<>();
            source.ifPresent(told -> subnetIds.addAll(told.texts("Subnets", "SubnetIdentifier")));
            if (!subnetIds.isEmpty()) {
                return Fact.known(List.copyOf(subnetIds));
            }
        }
        return builder.unknown(
                "the subnets of " + resource.id() + " are",
                ResourceKind.DB_SUBNET_GROUP,
                resource.origin().region(),
                ResourceKind.DB_SUBNET_GROUP.command());
    }

    private static ManagedService proxy(Fields fields) {
        Optional<String> family = fields.optionalText("EngineFamily");
        Optional<Integer> port = family.flatMap(DatabaseReader::proxyPort);
        return new ManagedService(
                Kind.DB_PROXY,
                fields.text("DBProxyName"),
                fields.optionalText("DBProxyArn"),
                fields.optionalText("VpcId"),
                fields.hostName("Endpoint").map(name -> new Endpoint(name, port)).stream()
                        .toList(),
                Fact.known(Set.copyOf(fields.texts("VpcSecurityGroupIds"))),
                Fact.known(List.copyOf(fields.texts("VpcSubnetIds"))),
                Optional.empty(),
                false,
                fields.optionalText("Status"),
                family.map(text -> text.toLowerCase(Locale.ROOT)),
                Optional.empty());
    }

    /** A proxy listens on the usual port of its engine; it cannot be changed. */
    private static Optional<Integer> proxyPort(String engineFamily) {
        return switch (engineFamily) {
            case "MYSQL" -> Optional.of(MYSQL);
            case "POSTGRESQL" -> Optional.of(POSTGRESQL);
            case "SQLSERVER" -> Optional.of(SQL_SERVER);
            default -> Optional.empty();
        };
    }
}
