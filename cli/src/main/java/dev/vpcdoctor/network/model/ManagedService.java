package dev.vpcdoctor.network.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A database, proxy, cache or load balancer: something that AWS runs in the user's subnets and that answers by names.
 *
 * @param kind what it is
 * @param id as AWS names it
 * @param endpoints the names by which it answers, each with its port; empty while it is being created
 * @param securityGroupIds that guard its interfaces; unknown for load balancers without groups
 * @param subnetIds where its interfaces stand or may stand; unknown when its subnet group was not read
 * @param availabilityZone where it stands now, if it stands in one
 * @param publiclyAccessible whether it has public addresses too
 * @param status as AWS tells it, such as {@code available}, {@code stopped}
 * @param partOf the cluster or replication group that it belongs to, which clients should connect to
 */
public record ManagedService(
        Kind kind,
        String id,
        Optional<String> arn,
        Optional<String> vpcId,
        List<Endpoint> endpoints,
        Fact<Set<String>> securityGroupIds,
        Fact<List<String>> subnetIds,
        Optional<String> availabilityZone,
        boolean publiclyAccessible,
        Optional<String> status,
        Optional<String> engine,
        Optional<String> partOf)
        implements AwsResource {
    public ManagedService {
        endpoints = List.copyOf(endpoints);
    }

    /** Names repeat between kinds, regions and accounts; ARNs do not. */
    @Override
    public String key() {
        return arn.orElse(kind + ":" + id);
    }

    /** Which service, and how the command line names it. */
    public enum Kind {
        DB_INSTANCE("rds", "database", "available", "RDSNetworkInterface"),
        DB_CLUSTER("rds", "database cluster", "available", "RDSNetworkInterface"),
        DB_PROXY("rds-proxy", "database proxy", "available", ""),
        CACHE_CLUSTER("elasticache", "cache", "available", "ElastiCache"),
        REPLICATION_GROUP("elasticache", "cache", "available", "ElastiCache"),
        SERVERLESS_CACHE("elasticache", "serverless cache", "available", ""),
        LOAD_BALANCER("elb", "load balancer", "active", "ELB ");

        private final String targetPrefix;
        private final String label;
        private final String readyStatus;
        private final String interfaceDescription;

        Kind(String targetPrefix, String label, String readyStatus, String interfaceDescription) {
            this.targetPrefix = targetPrefix;
            this.label = label;
            this.readyStatus = readyStatus;
            this.interfaceDescription = interfaceDescription;
        }

        /** As in {@code rds:orders}. */
        public String targetPrefix() {
            return targetPrefix;
        }

        public String label() {
            return label;
        }

        /** The status in which it answers connections. */
        public String readyStatus() {
            return readyStatus;
        }

        /** How the descriptions of its interfaces begin; empty when not known. */
        public String interfaceDescription() {
            return interfaceDescription;
        }
    }

    /**
     * A name that clients connect to.
     *
     * @param name lower case, without a final dot
     * @param port unknown ports are told by listeners that were not read
     */
    public record Endpoint(String name, Optional<Integer> port) {}

    public ManagedService withStatus(String changed) {
        return new ManagedService(
                kind,
                id,
                arn,
                vpcId,
                endpoints,
                securityGroupIds,
                subnetIds,
                availabilityZone,
                publiclyAccessible,
                Optional.of(changed),
                engine,
                partOf);
    }
}
