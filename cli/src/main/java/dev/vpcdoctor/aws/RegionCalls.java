package dev.vpcdoctor.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is asked for the whole region: lists that are short, that AWS cannot filter by VPC, or that tell which VPCs
 * matter. They need nothing, so they begin first.
 */
final class RegionCalls {
    private final AwsClients aws;
    private final Calls calls;
    private final Map<ResourceKind, Call> answers = new EnumMap<>(ResourceKind.class);

    RegionCalls(AwsClients aws, Calls calls) {
        this.aws = aws;
        this.calls = calls;
    }

    void ask() {
        ask(ResourceKind.DB_INSTANCE, () -> aws.rds().describeDBInstancesPaginator());
        ask(ResourceKind.DB_CLUSTER, () -> aws.rds().describeDBClustersPaginator());
        ask(ResourceKind.DB_SUBNET_GROUP, () -> aws.rds().describeDBSubnetGroupsPaginator());
        ask(ResourceKind.DB_PROXY, () -> aws.rds().describeDBProxiesPaginator(request -> {}));
        ask(
                ResourceKind.CACHE_CLUSTER,
                () -> aws.elastiCache().describeCacheClustersPaginator(request -> request.showCacheNodeInfo(true)));
        ask(ResourceKind.REPLICATION_GROUP, () -> aws.elastiCache().describeReplicationGroupsPaginator());
        ask(ResourceKind.CACHE_SUBNET_GROUP, () -> aws.elastiCache().describeCacheSubnetGroupsPaginator());
        ask(ResourceKind.SERVERLESS_CACHE, () -> aws.elastiCache().describeServerlessCachesPaginator(request -> {}));
        ask(ResourceKind.LOAD_BALANCER, () -> aws.loadBalancing().describeLoadBalancersPaginator());
        ask(ResourceKind.CLASSIC_LOAD_BALANCER, () -> aws.classicLoadBalancing().describeLoadBalancersPaginator());
        ask(ResourceKind.VPC_PEERING_CONNECTION, () -> aws.ec2().describeVpcPeeringConnectionsPaginator());
        ask(ResourceKind.TRANSIT_GATEWAY_ATTACHMENT, () -> aws.ec2().describeTransitGatewayAttachmentsPaginator());
        ask(
                ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT,
                () -> aws.ec2().describeTransitGatewayVpcAttachmentsPaginator());
        // A gateway that a route names may be detached: of a filtered list it would be missing.
        ask(ResourceKind.INTERNET_GATEWAY, () -> aws.ec2().describeInternetGatewaysPaginator());
        ask(ResourceKind.EGRESS_ONLY_INTERNET_GATEWAY, () -> aws.ec2().describeEgressOnlyInternetGatewaysPaginator());
        ask(ResourceKind.VPN_GATEWAY, () -> List.of(aws.ec2().describeVpnGateways()));
        ask(ResourceKind.DHCP_OPTIONS, () -> aws.ec2().describeDhcpOptionsPaginator());
        ask(ResourceKind.ADDRESS, () -> List.of(aws.ec2().describeAddresses()));
        // Of a VPC, a subnet or one interface: there are too many of the last to filter by.
        ask(ResourceKind.FLOW_LOG, () -> aws.ec2().describeFlowLogsPaginator());
        ask(ResourceKind.PREFIX_LIST, () -> aws.ec2().describePrefixListsPaginator());
        ask(ResourceKind.MANAGED_PREFIX_LIST, () -> aws.ec2().describeManagedPrefixListsPaginator(request -> {}));
        calls.ask(
                SnapshotCall.one(ResourceKind.BLOCK_PUBLIC_ACCESS_OPTIONS),
                () -> List.of(aws.ec2().describeVpcBlockPublicAccessOptions(request -> {})));
        ask(
                ResourceKind.BLOCK_PUBLIC_ACCESS_EXCLUSION,
                () -> new TokenPages<>(
                        token -> aws.ec2().describeVpcBlockPublicAccessExclusions(r -> r.nextToken(token.orElse(null))),
                        page -> page.nextToken()));
    }

    private void ask(ResourceKind kind, Calls.Pages pages) {
        answers.put(kind, calls.ask(SnapshotCall.list(kind), pages));
    }

    /** The list of a kind, as far as it could be read. */
    JsonNode list(ResourceKind kind) {
        return calls.await(answers.get(kind)).path(kind.key());
    }

    /** VPCs that a VPC is joined with by peering or a transit gateway, of the same account and region. */
    Set<String> joinedWith(String vpcId, String account, String region) {
        Set<String> joined = new TreeSet<>();
        for (JsonNode peering : list(ResourceKind.VPC_PEERING_CONNECTION)) {
            List<JsonNode> sides = List.of(peering.path("RequesterVpcInfo"), peering.path("AccepterVpcInfo"));
            if (sides.stream().anyMatch(side -> side.path("VpcId").asText().equals(vpcId))) {
                sides.stream()
                        .filter(side -> side.path("OwnerId").asText().equals(account))
                        .filter(side -> side.path("Region").asText(region).equals(region))
                        .forEach(side -> joined.add(side.path("VpcId").asText()));
            }
        }
        Set<String> gateways = transitGatewaysOf(Set.of(vpcId));
        for (JsonNode attachment : list(ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT)) {
            boolean own = attachment.path("VpcOwnerId").asText(account).equals(account);
            if (own && gateways.contains(attachment.path("TransitGatewayId").asText())) {
                joined.add(attachment.path("VpcId").asText());
            }
        }
        return joined;
    }

    /** The transit gateways that VPCs are attached to. */
    Set<String> transitGatewaysOf(Set<String> vpcIds) {
        Set<String> gateways = new TreeSet<>();
        for (JsonNode attachment : list(ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT)) {
            if (vpcIds.contains(attachment.path("VpcId").asText())) {
                gateways.add(attachment.path("TransitGatewayId").asText());
            }
        }
        for (JsonNode attachment : list(ResourceKind.TRANSIT_GATEWAY_ATTACHMENT)) {
            if (vpcIds.contains(attachment.path("ResourceId").asText())) {
                gateways.add(attachment.path("TransitGatewayId").asText());
            }
        }
        return gateways;
    }

    /** VPCs in which databases and caches stand: that one stands in the wrong VPC is a common mistake. */
    Set<String> withDatabases() {
        Set<String> vpcIds = new TreeSet<>();
        List<String> dbGroups = new ArrayList<>();
        for (JsonNode instance : list(ResourceKind.DB_INSTANCE)) {
            vpcIds.add(instance.path("DBSubnetGroup").path("VpcId").asText());
        }
        list(ResourceKind.DB_PROXY)
                .forEach(proxy -> vpcIds.add(proxy.path("VpcId").asText()));
        list(ResourceKind.DB_CLUSTER)
                .forEach(cluster -> dbGroups.add(cluster.path("DBSubnetGroup").asText()));
        for (JsonNode group : list(ResourceKind.DB_SUBNET_GROUP)) {
            if (dbGroups.contains(group.path("DBSubnetGroupName").asText())) {
                vpcIds.add(group.path("VpcId").asText());
            }
        }
        List<String> cacheGroups = new ArrayList<>();
        list(ResourceKind.CACHE_CLUSTER)
                .forEach(cache ->
                        cacheGroups.add(cache.path("CacheSubnetGroupName").asText()));
        for (JsonNode group : list(ResourceKind.CACHE_SUBNET_GROUP)) {
            if (cacheGroups.contains(group.path("CacheSubnetGroupName").asText())) {
                vpcIds.add(group.path("VpcId").asText());
            }
        }
        vpcIds.remove("");
        return vpcIds;
    }
}
