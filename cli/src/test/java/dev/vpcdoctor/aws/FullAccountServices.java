package dev.vpcdoctor.aws;

import java.util.List;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.UserAuthConfig;

/** Adds databases, their proxies, caches and load balancers to a world. */
final class FullAccountServices {
    private final AwsWorld world;

    FullAccountServices(AwsWorld world) {
        this.world = world;
    }

    void add() {
        databases();
        caches();
        loadBalancers();
    }

    private void databases() {
        world.rds.createDBClusterParameterGroup(r -> r.dbClusterParameterGroupName("shared")
                .dbParameterGroupFamily("aurora-postgresql16")
                .description("shared"));
        world.rds.modifyDBClusterParameterGroup(r -> r.dbClusterParameterGroupName("shared")
                .parameters(Parameter.builder()
                        .parameterName("max_connections")
                        .parameterValue("300")
                        .applyMethod("pending-reboot")
                        .build()));
        world.rds.createDBCluster(r -> r.dbClusterIdentifier("ledger")
                .engine("aurora-postgresql")
                .dbClusterParameterGroupName("shared")
                .masterUsername("postgres")
                .masterUserPassword("not-a-secret")
                .dbSubnetGroupName("orders-subnets")
                .vpcSecurityGroupIds(world.databaseGroup));
        world.rds.createDBInstance(r -> r.dbInstanceIdentifier("ledger-writer")
                .dbClusterIdentifier("ledger")
                .engine("aurora-postgresql")
                .dbInstanceClass("db.r6g.large")
                .dbSubnetGroupName("orders-subnets"));
        for (String name : List.of("orders-proxy", "ledger-proxy")) {
            world.rds.createDBProxy(r -> r.dbProxyName(name)
                    .engineFamily("POSTGRESQL")
                    .roleArn(world.role)
                    .auth(UserAuthConfig.builder()
                            .secretArn("arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders")
                            .build())
                    .vpcSubnetIds(world.databaseSubnetA, world.databaseSubnetB)
                    .vpcSecurityGroupIds(world.databaseGroup));
        }
        world.rds.createDBParameterGroup(r -> r.dbParameterGroupName("tuned")
                .dbParameterGroupFamily("postgres17")
                .description("tuned"));
        world.rds.modifyDBInstance(
                r -> r.dbInstanceIdentifier(AwsWorld.DATABASE).dbParameterGroupName("tuned"));
        world.rds.registerDBProxyTargets(r -> r.dbProxyName("orders-proxy").dbInstanceIdentifiers(AwsWorld.DATABASE));
    }

    private void caches() {
        try (ElastiCacheClient caches = world.client(ElastiCacheClient.builder())) {
            caches.createCacheSubnetGroup(r -> r.cacheSubnetGroupName("sessions-subnets")
                    .cacheSubnetGroupDescription("sessions")
                    .subnetIds(world.databaseSubnetA, world.databaseSubnetB));
            for (String name : List.of("sessions", "carts")) {
                caches.createCacheCluster(r -> r.cacheClusterId(name)
                        .engine("redis")
                        .cacheNodeType("cache.t3.micro")
                        .numCacheNodes(1)
                        .cacheSubnetGroupName("sessions-subnets")
                        .securityGroupIds(world.databaseGroup));
            }
            caches.createReplicationGroup(r -> r.replicationGroupId("prices")
                    .replicationGroupDescription("prices")
                    .engine("redis")
                    .cacheNodeType("cache.t3.micro")
                    .cacheSubnetGroupName("sessions-subnets"));
        }
    }

    private void loadBalancers() {
        try (ElasticLoadBalancingV2Client current = world.client(ElasticLoadBalancingV2Client.builder())) {
            for (String name : List.of("api", "admin")) {
                current.createLoadBalancer(r -> r.name(name)
                        .scheme("internal")
                        .subnets(world.databaseSubnetA, world.databaseSubnetB)
                        .securityGroups(world.databaseGroup));
            }
        }
        try (ElasticLoadBalancingClient classic = world.client(ElasticLoadBalancingClient.builder())) {
            for (String name : List.of("legacy", "older")) {
                classic.createLoadBalancer(r -> r.loadBalancerName(name)
                        .scheme("internal")
                        .subnets(world.databaseSubnetA)
                        .securityGroups(world.databaseGroup)
                        .listeners(Listener.builder()
                                .protocol("TCP")
                                .loadBalancerPort(6000)
                                .instancePort(6000)
                                .build()));
            }
        }
    }
}
