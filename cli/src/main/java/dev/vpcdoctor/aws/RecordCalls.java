package dev.vpcdoctor.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Logs, flow logs and metrics that may speak for or against what the configuration says of a function. */
final class RecordCalls {
    /** A third of the time is enough for records: the configuration comes first. */
    private static final int SHARE_OF_TIMEOUT = 3;

    private static final int MOST_TARGETS = 12;

    private final LogCalls logs;
    private final MetricCalls metrics;
    private final JsonNode function;
    private final Duration since;

    RecordCalls(AwsClients aws, Calls calls, AwsOptions options, JsonNode function) {
        this.logs = new LogCalls(aws, calls, options.since(), options.timeout().dividedBy(SHARE_OF_TIMEOUT));
        this.metrics = new MetricCalls(aws, calls);
        this.function = function;
        this.since = options.since();
    }

    /** Asks for the function's own log, which needs nothing. */
    void askLogs() {
        String byDefault = "/aws/lambda/" + name();
        logs.askFunction(function.path("LoggingConfig").path("LogGroup").asText(byDefault));
    }

    private String name() {
        return function.path("FunctionName").asText();
    }

    /** Asks for all else, once it is known what stands in the function's VPCs. */
    void ask(RegionCalls region, VpcCalls vpcs, Set<String> vpcIds) {
        metrics.addFunction(name());
        for (JsonNode gateway : vpcs.list(ResourceKind.NAT_GATEWAY)) {
            metrics.addNatGateway(gateway.path("NatGatewayId").asText(), zonesOf(gateway, vpcs));
        }
        for (JsonNode database : region.list(ResourceKind.DB_INSTANCE)) {
            if (vpcIds.contains(database.path("DBSubnetGroup").path("VpcId").asText())) {
                metrics.addDatabase(database.path("DBInstanceIdentifier").asText());
            }
        }
        metrics.ask(since);
        askFlows(region, vpcs);
    }

    /** A regional gateway stands in no subnet, and stretches to the zones in which its VPC has one. */
    private static Set<String> zonesOf(JsonNode gateway, VpcCalls vpcs) {
        Set<String> zones = new TreeSet<>();
        if (gateway.path("AvailabilityMode").asText().equals("regional")) {
            for (JsonNode subnet : vpcs.list(ResourceKind.SUBNET)) {
                if (subnet.path("VpcId").equals(gateway.path("VpcId"))) {
                    zones.add(subnet.path("AvailabilityZone").asText());
                }
            }
        }
        return zones;
    }

    /** Takes up what was answered. */
    void keep() {
        metrics.keep();
        logs.forgetMissing();
    }

    private void askFlows(RegionCalls region, VpcCalls vpcs) {
        List<JsonNode> flowLogs = new ArrayList<>();
        region.list(ResourceKind.FLOW_LOG).forEach(flowLog -> {
            boolean readable = flowLog.path("LogDestinationType")
                            .asText("cloud-watch-logs")
                            .equals("cloud-watch-logs")
                    && !flowLog.path("LogGroupName").asText("").isEmpty();
            if (readable) {
                flowLogs.add(flowLog);
            }
        });
        if (flowLogs.isEmpty()) {
            return;
        }
        List<JsonNode> own = new ArrayList<>();
        List<JsonNode> targets = new ArrayList<>();
        for (JsonNode eni : vpcs.list(ResourceKind.NETWORK_INTERFACE)) {
            if (isOfFunction(eni)) {
                own.add(eni);
            } else if (isTarget(eni) && targets.size() < MOST_TARGETS) {
                targets.add(eni);
            }
        }
        List<String> addresses = own.stream()
                .map(eni -> eni.path("PrivateIpAddress").asText())
                .filter(address -> !address.isEmpty())
                .toList();
        for (JsonNode flowLog : flowLogs) {
            String logGroup = flowLog.path("LogGroupName").asText();
            own.stream().filter(eni -> covers(flowLog, eni)).forEach(eni -> logs.askFlows(logGroup, id(eni)));
            targets.stream()
                    .filter(eni -> covers(flowLog, eni) && !addresses.isEmpty())
                    .forEach(eni -> logs.askFlowsWith(logGroup, id(eni), addresses));
        }
    }

    private static boolean covers(JsonNode flowLog, JsonNode eni) {
        String resource = flowLog.path("ResourceId").asText();
        return List.of(id(eni), eni.path("SubnetId").asText(), eni.path("VpcId").asText())
                .contains(resource);
    }

    private static String id(JsonNode eni) {
        return eni.path("NetworkInterfaceId").asText();
    }

    /** An interface is made for a subnet and a set of groups, and all functions with both share it. */
    private boolean isOfFunction(JsonNode eni) {
        Set<String> subnets = texts(function.path("VpcConfig").path("SubnetIds"), "");
        Set<String> groups = texts(function.path("VpcConfig").path("SecurityGroupIds"), "");
        boolean ofLambda = eni.path("InterfaceType").asText().equals("lambda")
                || eni.path("Description").asText().startsWith("AWS Lambda VPC ENI");
        return ofLambda
                && subnets.contains(eni.path("SubnetId").asText())
                && groups.equals(texts(eni.path("Groups"), "GroupId"));
    }

    /** Databases, caches and endpoints: what functions mostly connect to. */
    private static boolean isTarget(JsonNode eni) {
        String description = eni.path("Description").asText();
        return description.equals("RDSNetworkInterface")
                || description.startsWith("ElastiCache")
                || eni.path("InterfaceType").asText().equals("vpc_endpoint");
    }

    private static Set<String> texts(JsonNode list, String field) {
        Set<String> texts = new HashSet<>();
        list.forEach(entry ->
                texts.add(field.isEmpty() ? entry.asText() : entry.path(field).asText()));
        return texts;
    }
}
