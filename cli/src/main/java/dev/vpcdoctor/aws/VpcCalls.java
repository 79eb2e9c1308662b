package dev.vpcdoctor.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import software.amazon.awssdk.services.route53.model.VPCRegion;

/** What is asked of the VPCs that matter. */
final class VpcCalls {
    /** AWS takes no more values in one filter. */
    private static final int MOST_VALUES = 200;

    /** Lists of which the model concludes that what is not in them does not exist. */
    private static final List<ResourceKind> HIDDEN = List.of(
            ResourceKind.SUBNET,
            ResourceKind.ROUTE_TABLE,
            ResourceKind.NETWORK_ACL,
            ResourceKind.SECURITY_GROUP,
            ResourceKind.NETWORK_INTERFACE,
            ResourceKind.NAT_GATEWAY,
            ResourceKind.INTERNET_GATEWAY,
            ResourceKind.VPC_ENDPOINT,
            ResourceKind.VPC_PEERING_CONNECTION);

    private final AwsClients aws;
    private final Calls calls;
    private final Map<ResourceKind, List<Call>> answers = new EnumMap<>(ResourceKind.class);

    VpcCalls(AwsClients aws, Calls calls) {
        this.aws = aws;
        this.calls = calls;
    }

    void ask(Set<String> vpcIds) {
        for (List<Filter> vpcs : filters("vpc-id", vpcIds)) {
            ask(ResourceKind.VPC, () -> aws.ec2().describeVpcsPaginator(r -> r.filters(vpcs)));
            ask(ResourceKind.SUBNET, () -> aws.ec2().describeSubnetsPaginator(r -> r.filters(vpcs)));
            ask(ResourceKind.ROUTE_TABLE, () -> aws.ec2().describeRouteTablesPaginator(r -> r.filters(vpcs)));
            ask(ResourceKind.NETWORK_ACL, () -> aws.ec2().describeNetworkAclsPaginator(r -> r.filters(vpcs)));
            ask(ResourceKind.SECURITY_GROUP, () -> aws.ec2().describeSecurityGroupsPaginator(r -> r.filters(vpcs)));
            ask(
                    ResourceKind.NETWORK_INTERFACE,
                    () -> aws.ec2().describeNetworkInterfacesPaginator(r -> r.filters(vpcs)));
            ask(ResourceKind.INSTANCE, () -> aws.ec2().describeInstancesPaginator(r -> r.filters(vpcs)));
            ask(ResourceKind.NAT_GATEWAY, () -> aws.ec2().describeNatGatewaysPaginator(r -> r.filter(vpcs)));
            ask(ResourceKind.VPC_ENDPOINT, () -> aws.ec2().describeVpcEndpointsPaginator(r -> r.filters(vpcs)));
        }
        vpcIds.forEach(this::askOne);
    }

    private void askOne(String vpcId) {
        for (VpcAttributeName attribute :
                List.of(VpcAttributeName.ENABLE_DNS_SUPPORT, VpcAttributeName.ENABLE_DNS_HOSTNAMES)) {
            calls.ask(
                    SnapshotCall.one(ResourceKind.VPC_ATTRIBUTE),
                    () -> List.of(
                            aws.ec2().describeVpcAttribute(r -> r.vpcId(vpcId).attribute(attribute))));
        }
        SnapshotCall zones = SnapshotCall.listOf(ResourceKind.HOSTED_ZONE, vpcId);
        keep(
                ResourceKind.HOSTED_ZONE,
                calls.ask(
                        zones,
                        () -> new TokenPages<>(
                                token -> aws.route53()
                                        .listHostedZonesByVPC(r -> r.vpcId(vpcId)
                                                .vpcRegion(VPCRegion.fromValue(aws.region()))
                                                .nextToken(token.orElse(null))),
                                page -> page.nextToken())));
    }

    /** In a VPC that another account shares, AWS shows only what is one's own: what is not told may be there. */
    void keepWhatOwnersHide(String account) {
        for (JsonNode vpc : list(ResourceKind.VPC)) {
            String owner = vpc.path("OwnerId").asText(account);
            if (!owner.equals(account)) {
                CallFailure hidden = new CallFailure(
                        CallFailure.Cause.REFUSED,
                        "SharedVpc",
                        vpc.path("VpcId").asText() + " belongs to account " + owner
                                + ", whose own resources in it are not shown to this one");
                HIDDEN.forEach(kind -> calls.keepFailure(kind.operation(), SnapshotCall.list(kind), hidden));
            }
        }
    }

    private void ask(ResourceKind kind, Calls.Pages pages) {
        keep(kind, calls.ask(SnapshotCall.list(kind), pages));
    }

    private void keep(ResourceKind kind, Call answer) {
        answers.computeIfAbsent(kind, any -> new ArrayList<>()).add(answer);
    }

    /** All of a kind, as far as they could be read. */
    List<JsonNode> list(ResourceKind kind) {
        List<JsonNode> all = new ArrayList<>();
        answers.getOrDefault(kind, List.of())
                .forEach(answer -> calls.await(answer).path(kind.key()).forEach(all::add));
        return all;
    }

    /** A filter with all values, or several where they are too many for one. */
    static List<List<Filter>> filters(String name, Collection<String> values) {
        List<List<Filter>> filters = new ArrayList<>();
        List<String> sorted = List.copyOf(new TreeSet<>(values));
        for (int from = 0; from < sorted.size(); from += MOST_VALUES) {
            List<String> part = sorted.subList(from, Math.min(sorted.size(), from + MOST_VALUES));
            filters.add(List.of(Filter.builder().name(name).values(part).build()));
        }
        return filters;
    }
}
