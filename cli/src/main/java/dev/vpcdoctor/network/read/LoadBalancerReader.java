package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.ManagedService.Endpoint;
import dev.vpcdoctor.network.model.ManagedService.Kind;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Load balancers of both generations. Their ports are told by listeners. */
final class LoadBalancerReader {
    private final NetworkBuilder builder;

    LoadBalancerReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(ResourceKind.LOAD_BALANCER, (resource, fields) -> builder.add(current(fields)));
        builder.each(ResourceKind.CLASSIC_LOAD_BALANCER, (resource, fields) -> builder.add(classic(fields)));
        builder.listing(
                ManagedService.class,
                ResourceKind.DB_INSTANCE,
                ResourceKind.DB_CLUSTER,
                ResourceKind.DB_PROXY,
                ResourceKind.CACHE_CLUSTER,
                ResourceKind.REPLICATION_GROUP,
                ResourceKind.SERVERLESS_CACHE,
                ResourceKind.LOAD_BALANCER,
                ResourceKind.CLASSIC_LOAD_BALANCER);
    }

    private static ManagedService current(Fields fields) {
        String arn = fields.text("LoadBalancerArn");
        return new ManagedService(
                Kind.LOAD_BALANCER,
                fields.text("LoadBalancerName"),
                Optional.of(arn),
                fields.optionalText("VpcId"),
                endpoint(fields.hostName("DNSName"), Optional.empty()),
                groups(fields),
                Fact.known(fields.texts("AvailabilityZones", "SubnetId")),
                Optional.empty(),
                isPublic(fields),
                fields.object("State").flatMap(state -> state.optionalText("Code")),
                fields.optionalText("Type"),
                Optional.empty());
    }

    private static ManagedService classic(Fields fields) {
        Optional<Integer> onlyPort = Optional.of(fields.objects("ListenerDescriptions"))
                .filter(listeners -> listeners.size() == 1)
                .flatMap(listeners -> listeners.get(0).object("Listener"))
                .flatMap(listener -> listener.integer("LoadBalancerPort"));
        return new ManagedService(
                Kind.LOAD_BALANCER,
                fields.text("LoadBalancerName"),
                Optional.empty(),
                fields.optionalText("VPCId"),
                endpoint(fields.hostName("DNSName"), onlyPort),
                groups(fields),
                Fact.known(fields.texts("Subnets")),
                Optional.empty(),
                isPublic(fields),
                // AWS gives classic load balancers no state: those that are listed work.
                Optional.of(Kind.LOAD_BALANCER.readyStatus()),
                Optional.of("classic"),
                Optional.empty());
    }

    private static List<Endpoint> endpoint(Optional<String> name, Optional<Integer> port) {
        return name.map(told -> new Endpoint(told, port)).stream().toList();
    }

    private static boolean isPublic(Fields fields) {
        return fields.optionalText("Scheme").equals(Optional.of("internet-facing"));
    }

    private static Fact<Set<String>> groups(Fields fields) {
        List<String> groups = fields.texts("SecurityGroups");
        return groups.isEmpty()
                ? Fact.unknown(
                        fields.text("LoadBalancerName")
                                + " has no security group of its own, so those of its targets decide",
                        "aws elbv2 describe-target-groups")
                : Fact.known(Set.copyOf(groups));
    }
}
