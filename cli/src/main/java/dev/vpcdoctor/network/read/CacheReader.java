package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.ManagedService.Endpoint;
import dev.vpcdoctor.network.model.ManagedService.Kind;
import dev.vpcdoctor.snapshot.Resource;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cache clusters, replication groups and serverless caches of ElastiCache. */
final class CacheReader {
    private final NetworkBuilder builder;

    CacheReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.CACHE_CLUSTER, (resource, fields) -> builder.add(cluster(resource, fields)));
        builder.each(
                ResourceKind.REPLICATION_GROUP, (resource, fields) -> builder.add(replicationGroup(resource, fields)));
        builder.each(ResourceKind.SERVERLESS_CACHE, (resource, fields) -> builder.add(serverless(fields)));
    }

    private ManagedService cluster(Resource resource, Fields fields) {
        Set<Endpoint> endpoints = new LinkedHashSet<>();
        endpoint(fields, "ConfigurationEndpoint").ifPresent(endpoints::add);
        fields.objects("CacheNodes").forEach(node -> endpoint(node, "Endpoint").ifPresent(endpoints::add));
        Optional<Fields> group = subnetGroup(resource, fields);
        return new ManagedService(
                Kind.CACHE_CLUSTER,
                fields.text("CacheClusterId"),
                fields.optionalText("ARN"),
                group.flatMap(told -> told.optionalText("VpcId")),
                List.copyOf(endpoints),
                Fact.known(activeGroups(fields)),
                subnets(resource, group),
                fields.optionalText("PreferredAvailabilityZone").filter(zone -> !zone.equals("Multiple")),
                false,
                fields.optionalText("CacheClusterStatus"),
                fields.optionalText("Engine"),
                fields.optionalText("ReplicationGroupId"));
    }

    /** What guards a replication group and where it stands is told by its member clusters alone. */
    private ManagedService replicationGroup(Resource resource, Fields fields) {
        Set<Endpoint> endpoints = new LinkedHashSet<>();
        endpoint(fields, "ConfigurationEndpoint").ifPresent(endpoints::add);
        for (Fields nodes : fields.objects("NodeGroups")) {
            endpoint(nodes, "PrimaryEndpoint").ifPresent(endpoints::add);
            endpoint(nodes, "ReaderEndpoint").ifPresent(endpoints::add);
            nodes.objects("NodeGroupMembers")
                    .forEach(one -> endpoint(one, "ReadEndpoint").ifPresent(endpoints::add));
        }
        Optional<Resource> member = fields.texts("MemberClusters").stream()
                .flatMap(id -> builder.named(ResourceKind.CACHE_CLUSTER, id, resource).stream())
                .findFirst();
        Optional<Fields> group = member.flatMap(one -> subnetGroup(one, Fields.of(one)));
        Fact<Set<String>> securityGroups = member.map(one -> Fact.known(activeGroups(Fields.of(one))))
                .orElseGet(() -> builder.unknown(
                        "the member clusters of " + resource.id() + " are",
                        ResourceKind.CACHE_CLUSTER,
                        resource.origin().region(),
                        ResourceKind.CACHE_CLUSTER.command()));
        return new ManagedService(
                Kind.REPLICATION_GROUP,
                fields.text("ReplicationGroupId"),
                fields.optionalText("ARN"),
                group.flatMap(told -> told.optionalText("VpcId")),
                List.copyOf(endpoints),
                securityGroups,
                subnets(resource, group),
                Optional.empty(),
                false,
                fields.optionalText("Status"),
                fields.optionalText("Engine")
                        .or(() -> member.flatMap(one -> Fields.of(one).optionalText("Engine"))),
                Optional.empty());
    }

    private ManagedService serverless(Fields fields) {
        Set<Endpoint> endpoints = new LinkedHashSet<>();
        endpoint(fields, "Endpoint").ifPresent(endpoints::add);
        endpoint(fields, "ReaderEndpoint").ifPresent(endpoints::add);
        List<String> subnetIds = List.copyOf(fields.texts("SubnetIds"));
        return new ManagedService(
                Kind.SERVERLESS_CACHE,
                fields.text("ServerlessCacheName"),
                fields.optionalText("ARN"),
                vpcOf(subnetIds),
                List.copyOf(endpoints),
                Fact.known(Set.copyOf(fields.texts("SecurityGroupIds"))),
                Fact.known(subnetIds),
                Optional.empty(),
                false,
                fields.optionalText("Status"),
                fields.optionalText("Engine"),
                Optional.empty());
    }

    private Optional<String> vpcOf(List<String> subnetIds) {
        return subnetIds.stream()
                .flatMap(id -> builder.snapshot().resource(ResourceKind.SUBNET, id).stream())
                .flatMap(subnet -> Fields.of(subnet).optionalText("VpcId").stream())
                .findFirst();
    }

    private static Optional<Endpoint> endpoint(Fields fields, String name) {
        return fields.object(name)
                .flatMap(told -> told.hostName("Address").map(host -> new Endpoint(host, told.integer("Port"))));
    }

    private static Set<String> activeGroups(Fields fields) {
        Set<String> groups = new LinkedHashSet<>();
        for (Fields group : fields.objects("SecurityGroups")) {
            if (group.optionalText("Status").orElse("active").equals("active")) {
                groups.add(group.text("SecurityGroupId"));
            }
        }
        return Set.copyOf(groups);
    }

    private Optional<Fields> subnetGroup(Resource resource, Fields fields) {
        return fields.optionalText("CacheSubnetGroupName")
                .flatMap(name -> builder.named(ResourceKind.CACHE_SUBNET_GROUP, name, resource))
                .map(Fields::of);
    }

    private Fact<List<String>> subnets(Resource resource, Optional<Fields> group) {
        return group.map(told -> Fact.known(told.texts("Subnets", "SubnetIdentifier")))
                .orElseGet(() -> builder.unknown(
                        "the subnets of " + resource.id() + " are",
                        ResourceKind.CACHE_SUBNET_GROUP,
                        resource.origin().region(),
                        ResourceKind.CACHE_SUBNET_GROUP.command()));
    }
}
