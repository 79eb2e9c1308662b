package dev.vpcdoctor.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.model.Filter;

/** What other answers name and do not tell. */
final class FollowUpCalls {
    private final AwsClients aws;
    private final Calls calls;
    private final RegionCalls region;
    private final VpcCalls vpcs;

    FollowUpCalls(AwsClients aws, Calls calls, RegionCalls region, VpcCalls vpcs) {
        this.aws = aws;
        this.calls = calls;
        this.region = region;
        this.vpcs = vpcs;
    }

    /**
     * Asks.
     *
     * @param groupIds security groups of the function, which may be of another VPC than its subnets
     */
    void ask(Set<String> vpcIds, String account, Set<String> groupIds) {
        askTransitGateways(region.transitGatewaysOf(vpcIds));
        askProxyTargets(vpcIds);
        Set<String> clusterIds = askParameters(vpcIds);
        askClusterParameters(clusterIds);
        askSecurityGroups(groupIds);
        askPrefixListEntries();
        askEndpointServices();
        askRecords(account);
    }

    private void askTransitGateways(Set<String> gatewayIds) {
        for (List<Filter> gateways : VpcCalls.filters("transit-gateway-id", gatewayIds)) {
            calls.ask(
                    SnapshotCall.list(ResourceKind.TRANSIT_GATEWAY),
                    () -> aws.ec2().describeTransitGatewaysPaginator(r -> r.filters(gateways)));
            CallResult tables = calls.await(calls.ask(
                    SnapshotCall.list(ResourceKind.TRANSIT_GATEWAY_ROUTE_TABLE),
                    () -> aws.ec2().describeTransitGatewayRouteTablesPaginator(r -> r.filters(gateways))));
            for (JsonNode table : tables.path(ResourceKind.TRANSIT_GATEWAY_ROUTE_TABLE.key())) {
                askRoutes(table.path("TransitGatewayRouteTableId").asText());
            }
        }
    }

    private void askRoutes(String tableId) {
        Filter inForce =
                Filter.builder().name("state").values("active", "blackhole").build();
        calls.ask(
                SnapshotCall.listOf(ResourceKind.TRANSIT_GATEWAY_ROUTES, tableId),
                () -> List.of(aws.ec2()
                        .searchTransitGatewayRoutes(
                                r -> r.transitGatewayRouteTableId(tableId).filters(inForce))));
    }

    private void askProxyTargets(Set<String> vpcIds) {
        for (JsonNode proxy : region.list(ResourceKind.DB_PROXY)) {
            String name = proxy.path("DBProxyName").asText();
            if (vpcIds.contains(proxy.path("VpcId").asText())) {
                calls.ask(
                        SnapshotCall.listOf(ResourceKind.DB_PROXY_TARGETS, name),
                        () -> aws.rds().describeDBProxyTargetsPaginator(r -> r.dbProxyName(name)));
            }
        }
    }

    /**
     * What somebody set in parameter groups; AWS's own groups cannot be changed.
     *
     * @return the clusters that the instances of these VPCs are members of
     */
    private Set<String> askParameters(Set<String> vpcIds) {
        Set<String> groups = new TreeSet<>();
        Set<String> clusterIds = new TreeSet<>();
        for (JsonNode instance : region.list(ResourceKind.DB_INSTANCE)) {
            if (vpcIds.contains(instance.path("DBSubnetGroup").path("VpcId").asText())) {
                instance.path("DBParameterGroups")
                        .forEach(group ->
                                groups.add(group.path("DBParameterGroupName").asText()));
                clusterIds.add(instance.path("DBClusterIdentifier").asText(""));
            }
        }
        groups.removeIf(name -> name.isEmpty() || name.startsWith("default."));
        for (String name : groups) {
            calls.ask(
                    SnapshotCall.listOf(ResourceKind.DB_PARAMETERS, name),
                    () -> aws.rds()
                            .describeDBParametersPaginator(
                                    r -> r.dbParameterGroupName(name).source("user")));
        }
        return clusterIds;
    }

    private void askClusterParameters(Set<String> clusterIds) {
        Set<String> groups = new TreeSet<>();
        for (JsonNode cluster : region.list(ResourceKind.DB_CLUSTER)) {
            if (clusterIds.contains(cluster.path("DBClusterIdentifier").asText())) {
                groups.add(cluster.path("DBClusterParameterGroup").asText(""));
            }
        }
        groups.removeIf(name -> name.isEmpty() || name.startsWith("default."));
        for (String name : groups) {
            calls.ask(
                    SnapshotCall.listOf(ResourceKind.DB_CLUSTER_PARAMETERS, name),
                    () -> aws.rds()
                            .describeDBClusterParametersPaginator(
                                    r -> r.dbClusterParameterGroupName(name).source("user")));
        }
    }

    /** Rules may name groups of other VPCs. */
    private void askSecurityGroups(Set<String> groupIds) {
        Set<String> named = new TreeSet<>(groupIds);
        Set<String> known = new TreeSet<>();
        for (JsonNode group : vpcs.list(ResourceKind.SECURITY_GROUP)) {
            known.add(group.path("GroupId").asText());
            for (JsonNode pair : group.findValues("UserIdGroupPairs")) {
                pair.forEach(one -> named.add(one.path("GroupId").asText()));
            }
        }
        named.removeAll(known);
        named.remove("");
        for (List<Filter> groups : VpcCalls.filters("group-id", named)) {
            calls.ask(
                    SnapshotCall.list(ResourceKind.SECURITY_GROUP),
                    () -> aws.ec2().describeSecurityGroupsPaginator(r -> r.filters(groups)));
        }
    }

    private void askPrefixListEntries() {
        Set<String> named = new TreeSet<>();
        for (JsonNode table : vpcs.list(ResourceKind.ROUTE_TABLE)) {
            table.path("Routes")
                    .forEach(route ->
                            named.add(route.path("DestinationPrefixListId").asText("")));
        }
        for (JsonNode group : vpcs.list(ResourceKind.SECURITY_GROUP)) {
            for (JsonNode lists : group.findValues("PrefixListIds")) {
                lists.forEach(one -> named.add(one.path("PrefixListId").asText()));
            }
        }
        for (JsonNode list : region.list(ResourceKind.PREFIX_LIST)) {
            if (!list.path("Cidrs").isEmpty()) {
                named.remove(list.path("PrefixListId").asText());
            }
        }
        named.remove("");
        for (String id : named) {
            calls.ask(
                    SnapshotCall.listOf(ResourceKind.PREFIX_LIST_ENTRIES, id),
                    () -> aws.ec2().getManagedPrefixListEntriesPaginator(r -> r.prefixListId(id)));
        }
    }

    /** The names that private DNS gives to an endpoint are a property of its service. */
    private void askEndpointServices() {
        Set<String> services = new TreeSet<>();
        for (JsonNode endpoint : vpcs.list(ResourceKind.VPC_ENDPOINT)) {
            boolean isInterface = endpoint.path("VpcEndpointType").asText().equals("Interface");
            if (isInterface && endpoint.path("PrivateDnsEnabled").asBoolean()) {
                services.add(endpoint.path("ServiceName").asText());
            }
        }
        // S3 and DynamoDB have a service of each type under one name.
        Filter interfaces =
                Filter.builder().name("service-type").values("Interface").build();
        if (!services.isEmpty()) {
            calls.ask(
                    SnapshotCall.list(ResourceKind.VPC_ENDPOINT_SERVICE),
                    () -> new TokenPages<>(
                            token -> aws.ec2()
                                    .describeVpcEndpointServices(r -> r.serviceNames(services)
                                            .filters(interfaces)
                                            .nextToken(token.orElse(null))),
                            page -> page.nextToken()));
        }
    }

    /** The records of zones that a service of AWS or another account owns are not told to us. */
    private void askRecords(String account) {
        Set<String> zones = new TreeSet<>();
        for (JsonNode zone : vpcs.list(ResourceKind.HOSTED_ZONE)) {
            JsonNode owner = zone.path("Owner");
            if (!owner.hasNonNull("OwningService")
                    && owner.path("OwningAccount").asText(account).equals(account)) {
                zones.add(zone.path("HostedZoneId").asText());
            }
        }
        for (String zone : zones) {
            calls.ask(
                    SnapshotCall.listOf(ResourceKind.RECORD_SET, zone),
                    () -> aws.route53().listResourceRecordSetsPaginator(r -> r.hostedZoneId(zone)));
        }
    }
}
