package dev.vpcdoctor.network.read;

import static dev.vpcdoctor.network.read.TestNetworks.network;
import static dev.vpcdoctor.network.read.TestNetworks.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.ManagedService.Endpoint;
import dev.vpcdoctor.network.model.ManagedService.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Databases, proxies, caches and load balancers. */
class ManagedServicesReaderTest {
    private static final String DB_ARN = "arn:aws:rds:eu-west-1:123456789012:db:orders";

    private static String instance(String more) {
        return "{'DBInstances': [{'DBInstanceIdentifier': 'orders', 'DBInstanceArn': '" + DB_ARN + "',"
                + " 'Engine': 'postgres', 'DBInstanceStatus': 'available', 'AvailabilityZone': 'eu-west-1a',"
                + " 'Endpoint': {'Address': 'Orders.abc.eu-west-1.rds.amazonaws.com', 'Port': 5432},"
                + " 'VpcSecurityGroups': [{'VpcSecurityGroupId': 'sg-1', 'Status': 'active'},"
                + " {'VpcSecurityGroupId': 'sg-old', 'Status': 'removing'}],"
                + " 'DBSubnetGroup': {'DBSubnetGroupName': 'db', 'VpcId': 'vpc-1', 'Subnets':"
                + " [{'SubnetIdentifier': 'subnet-1'}, {'SubnetIdentifier': 'subnet-2'}]}" + more + "}]}";
    }

    private static ManagedService service(String id, String... namesAndTexts) {
        return network(namesAndTexts).all(ManagedService.class).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDatabaseTellsItsEndpointItsGroupsItsSubnetsAndItsZone() {
        assertThat(only(ManagedService.class, instance(", 'MultiAZ': false, 'PubliclyAccessible': true")))
                .isEqualTo(new ManagedService(
                        Kind.DB_INSTANCE,
                        "orders",
                        Optional.of(DB_ARN),
                        Optional.of("vpc-1"),
                        List.of(new Endpoint("orders.abc.eu-west-1.rds.amazonaws.com", Optional.of(5432))),
                        Fact.known(Set.of("sg-1")),
                        Fact.known(List.of("subnet-1", "subnet-2")),
                        Optional.of("eu-west-1a"),
                        true,
                        Optional.of("available"),
                        Optional.of("postgres"),
                        Optional.empty()));
    }

    @Test
    void aDatabaseInTwoZonesMayStandInEither() {
        assertThat(only(ManagedService.class, instance(", 'MultiAZ': true")).availabilityZone())
                .isEmpty();
    }

    @Test
    void aDatabaseThatIsJustBeingMadeHasNoEndpoint() {
        assertThat(only(
                                ManagedService.class,
                                "{'DBInstances': [{'DBInstanceIdentifier': 'orders', 'DBInstanceStatus': 'creating'}]}")
                        .endpoints())
                .isEmpty();
    }

    private static final String CLUSTER = "{'DBClusters': [{'DBClusterIdentifier': 'shop', 'Status': 'available',"
        + " 'DBClusterArn': 'arn:aws:rds:eu-west-1:123456789012:cluster:shop', 'Engine': 'aurora-mysql', 'Endpoint':"
        + " 'shop.cluster-1.rds.amazonaws.com', 'ReaderEndpoint': 'shop.cluster-ro-1.rds.amazonaws.com',"
        + " 'CustomEndpoints': ['big.cluster-custom-1.rds.amazonaws.com'], 'Port': 3306, 'DBSubnetGroup': 'db',"
        + " 'VpcSecurityGroups': [{'VpcSecurityGroupId': 'sg-1', 'Status': 'active'}], 'DBClusterMembers':"
        + " [{'DBInstanceIdentifier': 'orders'}]}]}";

    @Test
    void aClusterAnswersByAllItsEndpointsAndStandsWhereItsSubnetGroupDoes() {
        ManagedService cluster = service(
                "shop",
                "c.json",
                CLUSTER,
                "g.json",
                "{'DBSubnetGroups': [{'DBSubnetGroupName': 'db', 'VpcId': 'vpc-1',"
                        + " 'DBSubnetGroupArn': 'arn:aws:rds:eu-west-1:123456789012:subgrp:db',"
                        + " 'Subnets': [{'SubnetIdentifier': 'subnet-7'}]}]}");

        assertThat(cluster.endpoints())
                .containsExactly(
                        new Endpoint("shop.cluster-1.rds.amazonaws.com", Optional.of(3306)),
                        new Endpoint("shop.cluster-ro-1.rds.amazonaws.com", Optional.of(3306)),
                        new Endpoint("big.cluster-custom-1.rds.amazonaws.com", Optional.of(3306)));
        assertThat(cluster.subnetIds()).isEqualTo(Fact.known(List.of("subnet-7")));
        assertThat(cluster.vpcId()).contains("vpc-1");
    }

    @Test
    void aClusterStandsWhereItsMembersDoWhenItsSubnetGroupWasNotRead() {
        ManagedService cluster = service("shop", "c.json", CLUSTER, "i.json", instance(", 'PubliclyAccessible': true"));

        assertThat(cluster.subnetIds()).isEqualTo(Fact.known(List.of("subnet-1", "subnet-2")));
        assertThat(cluster.publiclyAccessible()).isTrue();
    }

    @Test
    void aClusterOfWhichNeitherTellsStandsSomewhereUnknown() {
        assertThat(service("shop", "c.json", CLUSTER).subnetIds())
                .isEqualTo(Fact.unknown(
                        "the subnets of shop are not in the snapshot", "aws rds describe-db-subnet-groups"));
    }

    @ParameterizedTest
    @CsvSource({"MYSQL, 3306", "POSTGRESQL, 5432", "SQLSERVER, 1433"})
    void aProxyListensOnThePortOfItsEngine(String family, int port) {
        ManagedService proxy = only(
                ManagedService.class,
                "{'DBProxies': [{'DBProxyName': 'pool', 'Status': 'available', 'EngineFamily': '" + family + "',"
                        + " 'VpcId': 'vpc-1', 'VpcSecurityGroupIds': ['sg-1'], 'VpcSubnetIds': ['subnet-1'],"
                        + " 'Endpoint': 'pool.proxy-1.rds.amazonaws.com'}]}");

        assertThat(proxy.endpoints())
                .containsExactly(new Endpoint("pool.proxy-1.rds.amazonaws.com", Optional.of(port)));
        assertThat(proxy.securityGroupIds()).isEqualTo(Fact.known(Set.of("sg-1")));
        assertThat(proxy.subnetIds()).isEqualTo(Fact.known(List.of("subnet-1")));
    }

    private static final String CACHE = "{'CacheClusters': [{'CacheClusterId': 'sessions-001', 'Engine': 'redis',"
        + " 'CacheClusterStatus': 'available', 'PreferredAvailabilityZone': 'eu-west-1b', 'CacheNodes': [{'Endpoint':"
        + " {'Address': 'sessions-001.cache.amazonaws.com', 'Port': 6379}}], 'SecurityGroups': [{'SecurityGroupId':"
        + " 'sg-1', 'Status': 'active'}], 'CacheSubnetGroupName': 'caches'}]}";
    private static final String CACHE_SUBNETS = "{'CacheSubnetGroups': [{'CacheSubnetGroupName': 'caches',"
            + " 'VpcId': 'vpc-1', 'Subnets': [{'SubnetIdentifier': 'subnet-1'}]}]}";
    private static final String GROUP = "{'ReplicationGroups': [{'ReplicationGroupId': 'sessions',"
            + " 'Status': 'available', 'MemberClusters': ['sessions-001'], 'NodeGroups': [{"
            + " 'PrimaryEndpoint': {'Address': 'primary.cache.amazonaws.com', 'Port': 6379},"
            + " 'ReaderEndpoint': {'Address': 'reader.cache.amazonaws.com', 'Port': 6379}}]}]}";

    @Test
    void aCacheTellsItsNodesAndStandsWhereItsSubnetGroupDoes() {
        ManagedService cache = service("sessions-001", "c.json", CACHE, "s.json", CACHE_SUBNETS);

        assertThat(cache.endpoints())
                .containsExactly(new Endpoint("sessions-001.cache.amazonaws.com", Optional.of(6379)));
        assertThat(cache.subnetIds()).isEqualTo(Fact.known(List.of("subnet-1")));
        assertThat(cache.availabilityZone()).contains("eu-west-1b");
        assertThat(service("sessions-001", "c.json", CACHE.replace("eu-west-1b", "Multiple"))
                        .availabilityZone())
                .isEmpty();
    }

    @Test
    void aReplicationGroupIsGuardedAsItsMembersAre() {
        ManagedService group = service("sessions", "g.json", GROUP, "c.json", CACHE, "s.json", CACHE_SUBNETS);

        assertThat(group.endpoints())
                .extracting(Endpoint::name)
                .containsExactly("primary.cache.amazonaws.com", "reader.cache.amazonaws.com");
        assertThat(group.securityGroupIds()).isEqualTo(Fact.known(Set.of("sg-1")));
        assertThat(group.subnetIds()).isEqualTo(Fact.known(List.of("subnet-1")));
        assertThat(group.engine()).contains("redis");
        assertThat(service("sessions", "g.json", GROUP).securityGroupIds())
                .isEqualTo(Fact.unknown(
                        "the member clusters of sessions are not in the snapshot",
                        "aws elasticache describe-cache-clusters"));
    }

    @Test
    void aServerlessCacheTellsItsOwnSubnetsAndGroups() {
        ManagedService cache = service(
                "cart",
                "c.json",
                "{'ServerlessCaches': [{'ServerlessCacheName': 'cart', 'Status': 'available', 'Engine': 'valkey',"
                        + " 'Endpoint': {'Address': 'cart.serverless.amazonaws.com', 'Port': 6379},"
                        + " 'ReaderEndpoint': {'Address': 'cart.serverless.amazonaws.com', 'Port': 6380},"
                        + " 'SecurityGroupIds': ['sg-1'], 'SubnetIds': ['subnet-1']}]}",
                "s.json",
                "{'Subnets': [{'SubnetId': 'subnet-1', 'VpcId': 'vpc-1', 'CidrBlock': '10.0.0.0/24',"
                        + " 'AvailabilityZone': 'eu-west-1a'}]}");

        assertThat(cache.endpoints()).extracting(Endpoint::port).containsExactly(Optional.of(6379), Optional.of(6380));
        assertThat(cache.vpcId()).contains("vpc-1");
        assertThat(cache.securityGroupIds()).isEqualTo(Fact.known(Set.of("sg-1")));
    }

    private static String loadBalancer(String more) {
        return "{'LoadBalancers': [{'LoadBalancerName': 'api', 'LoadBalancerArn':"
                + " 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/api/1', 'VpcId': 'vpc-1',"
                + " 'DNSName': 'API-1.elb.eu-west-1.amazonaws.com', 'Scheme': 'internal', 'Type': 'network',"
                + " 'State': {'Code': 'active'}, 'AvailabilityZones': [{'SubnetId': 'subnet-1'}]" + more + "}]}";
    }

    @Test
    void aLoadBalancerAnswersByItsNameAndItsListenersTellThePorts() {
        ManagedService balancer = only(ManagedService.class, loadBalancer(", 'SecurityGroups': ['sg-1']"));

        assertThat(balancer.endpoints())
                .containsExactly(new Endpoint("api-1.elb.eu-west-1.amazonaws.com", Optional.empty()));
        assertThat(balancer.securityGroupIds()).isEqualTo(Fact.known(Set.of("sg-1")));
        assertThat(balancer.subnetIds()).isEqualTo(Fact.known(List.of("subnet-1")));
        assertThat(balancer.status()).contains("active");
        assertThat(balancer.publiclyAccessible()).isFalse();
    }

    @Test
    void aLoadBalancerWithoutGroupsIsGuardedByThoseOfItsTargets() {
        assertThat(only(ManagedService.class, loadBalancer("")).securityGroupIds())
                .isEqualTo(Fact.unknown(
                        "api has no security group of its own, so those of its targets decide",
                        "aws elbv2 describe-target-groups"));
    }

    @Test
    void aClassicLoadBalancerIsALoadBalancerToo() {
        ManagedService balancer = only(
                ManagedService.class,
                "{'LoadBalancerDescriptions': [{'LoadBalancerName': 'old', 'DNSName': 'old-1.elb.amazonaws.com',"
                        + " 'VPCId': 'vpc-1', 'Subnets': ['subnet-1'], 'SecurityGroups': ['sg-1'], 'Scheme':"
                        + " 'internet-facing', 'ListenerDescriptions': [{'Listener': {'LoadBalancerPort': 443}}]}]}");

        assertThat(balancer.endpoints()).containsExactly(new Endpoint("old-1.elb.amazonaws.com", Optional.of(443)));
        assertThat(balancer.publiclyAccessible()).isTrue();
        assertThat(balancer.vpcId()).contains("vpc-1");
    }
}
