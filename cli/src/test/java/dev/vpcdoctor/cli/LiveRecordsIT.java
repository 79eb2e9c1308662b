package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.FaultyProxy.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Logs, flow logs and metrics are put into a real API server, read live, saved, and read again. */
class LiveRecordsIT {
    private static final String NAT_GATEWAY = "NatGatewayId";
    private static final String LOG_GROUP = "/aws/lambda/" + AwsWorld.FUNCTION;

    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount();

    private AwsWorld world;

    @TempDir
    private Path folder;

    @BeforeEach
    void build() {
        world = ACCOUNT.build();
    }

    @Test
    void theLogSpeaksForTheFindingLiveAndSavedAndNoSecretOfItIsKept() throws IOException {
        closeDatabase();
        String host = databaseHost();
        world.log(
                LOG_GROUP,
                "2026/03/02/[$LATEST]0a1b",
                "connecting to postgres://app:hunter2@" + host + "/orders",
                "[ERROR] OperationalError: connection to server at \"" + host + "\" (10.20.20.30), port 5432 failed:"
                        + " Connection timed out\n\tIs the server running? password=hunter2",
                "{\"level\":\"ERROR\",\"errorMessage\":\"connect ETIMEDOUT 10.20.20.30:5432\",\"token\":\"hunter2\"}");

        Run live = Run.of("diagnose", AwsWorld.FUNCTION, "--to", "rds:orders");

        assertThat(live.out().replaceAll("\\s+", " "))
                .contains("target-sg-blocks-ingress")
                .contains("Logs 1 × \"connection to server at \"" + host
                        + "\" (10.20.20.30), port 5432 failed: Connection timed out\" at ");
        Run.of("snapshot", AwsWorld.FUNCTION, "-o", folder.resolve("saved").toString());
        Run saved = Run.of(
                "diagnose",
                AwsWorld.FUNCTION,
                "--to",
                "rds:orders",
                "--snapshot",
                folder.resolve("saved").toString());
        assertThat(saved.out()).isEqualTo(live.out());
        assertThat(live.out() + textOf(folder.resolve("saved"))).doesNotContain("hunter2");
    }

    @Test
    void aFunctionThatNeverLoggedLacksNothing() {
        Run run = Run.of("diagnose", AwsWorld.FUNCTION, "--to", "rds:orders");

        assertThat(run.out().replaceAll("\\s+", " ")).endsWith("everything could be read ");
        assertThat(ACCOUNT.proxy.operations()).contains("logs:FilterLogEvents", "cloudwatch:GetMetricData");
    }

    @Test
    void whatWasLoggedEarlierIsNotRead() {
        world.log(LOG_GROUP, "2026/03/02/[$LATEST]0a1b", "connect ETIMEDOUT " + databaseHost() + ":5432");

        assertThat(Run.of("diagnose", AwsWorld.FUNCTION, "--to", "rds:orders")
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("against it: 1 × \"connect ETIMEDOUT ");
        assertThat(Run.of("diagnose", AwsWorld.FUNCTION, "--to", "rds:orders", "--since", "1m")
                        .out())
                .startsWith("✓ ")
                .doesNotContain("Logs");
        assertThat(Run.of("diagnose", AwsWorld.FUNCTION, "--to", "rds:orders", "--since", "1y")
                        .exitCode())
                .isEqualTo(ExitCode.WRONG_USAGE);
    }

    @Test
    void aRefusedSourceIsSaidOnce() {
        ACCOUNT.proxy.breakWith((call, attempt) -> List.of("logs", "cloudwatch").contains(call.service())
                ? Optional.of(CannedAnswer.error(call, 400, "AccessDeniedException", "not authorized"))
                : Optional.empty());

        Run run = Run.of("diagnose", AwsWorld.FUNCTION, "--to", "rds:orders");

        assertThat(run.out())
                .startsWith("✓ ")
                .containsOnlyOnce("logs:FilterLogEvents (AccessDeniedException)")
                .containsOnlyOnce("cloudwatch:GetMetricData (AccessDeniedException)");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        ACCOUNT.proxy.breakWith(Fault.NONE);
    }

    @Test
    void theFlowLogTellsWhereARequestEnds() {
        String function = world.ec2
                .createNetworkInterface(r -> r.subnetId(world.functionSubnetA)
                        .privateIpAddress("10.20.10.20")
                        .groups(world.functionGroup)
                        .description("AWS Lambda VPC ENI-checkout-1"))
                .networkInterface()
                .networkInterfaceId();
        world.ec2.createNetworkInterface(r -> r.subnetId(world.databaseSubnetA)
                .privateIpAddress("10.20.20.30")
                .groups(world.databaseGroup)
                .description("RDSNetworkInterface"));
        world.logs.createLogGroup(r -> r.logGroupName("flows"));
        world.ec2.createFlowLogs(r -> r.resourceIds(world.vpc)
                .resourceType(FlowLogsResourceType.VPC)
                .trafficType(TrafficType.ALL)
                .logGroupName("flows")
                .deliverLogsPermissionArn(world.role));
        long end = Instant.now().getEpochSecond();
        world.log(
                "flows",
                function + "-all",
                "2 123456789012 " + function + " 10.20.10.20 10.20.20.30 40001 5432 6 3 180 " + (end - 60) + " " + end
                        + " REJECT OK");
        IpPermission all = IpPermission.builder()
                .ipProtocol("-1")
                .ipRanges(List.of(IpRange.builder().cidrIp("0.0.0.0/0").build()))
                .build();
        world.ec2.revokeSecurityGroupEgress(r -> r.groupId(world.functionGroup).ipPermissions(List.of(all)));

        Run run = Run.of("diagnose", AwsWorld.FUNCTION, "--to", "10.20.20.30:5432");

        assertThat(run.out())
                .contains("function-sg-blocks-egress")
                .contains("Flow logs  request REJECT at " + function + ", 3 packets");
    }

    @Test
    void metricsAreOfTheGatewayOnTheWay() {
        putMetric("ConnectionAttemptCount", 5310, NAT_GATEWAY, world.natGateway);
        putMetric("ConnectionEstablishedCount", 5310, NAT_GATEWAY, world.natGateway);

        Run run = Run.of("diagnose", AwsWorld.FUNCTION, "--to", "internet");

        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Metrics " + world.natGateway + ": 5,310 of 5,310 connection attempts established");
    }

    /** The server knows zonal gateways alone, so its answer is made one of a regional gateway on the way. */
    @Test
    void aRegionalGatewayIsMeasuredInEachZone() {
        ACCOUNT.proxy.rewriteWith((call, request, truth) -> call.operation().equals("ec2:DescribeNatGateways")
                ? truth.saying(truth.body()
                        .replace(
                                "<natGatewayId>",
                                "<availabilityMode>regional</availabilityMode><routeTableId>" + world.publicTable
                                        + "</routeTableId><natGatewayId>"))
                : truth);
        putZoned("ConnectionAttemptCount", 5300, "eu-west-1a");
        putZoned("ConnectionEstablishedCount", 5300, "eu-west-1a");
        putZoned("ConnectionAttemptCount", 30, "eu-west-1b");
        putZoned("ConnectionEstablishedCount", 10, "eu-west-1b");

        Run passing = Run.of("diagnose", AwsWorld.FUNCTION, "--to", "internet");

        assertThat(passing.out().replaceAll("\\s+", " "))
                .contains(world.natGateway + ": 5,310 of 5,330 connection attempts established");

        for (String zone : List.of("eu-west-1a", "eu-west-1b")) {
            putZoned("ErrorPortAllocation", 7, zone);
        }

        Run run = Run.of("diagnose", AwsWorld.FUNCTION, "--to", "internet");

        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("NAT gateway " + world.natGateway + " ran out of source nat-port-exhaustion ports")
                .contains(world.natGateway + ": 7 connections got no source port in eu-west-1a")
                .contains(world.natGateway + ": 7 connections got no source port in eu-west-1b");
    }

    /** One call takes 500 questions, and of each gateway there are four. */
    @Test
    void metricsThatNeedMoreThanOneCallAreAllAskedFor() {
        putMetric("ErrorPortAllocation", 7, NAT_GATEWAY, world.natGateway);
        ACCOUNT.proxy.rewriteWith((call, request, truth) ->
                call.operation().equals("ec2:DescribeNatGateways") ? truth.saying(before(truth.body(), 130)) : truth);

        Run run = Run.of("diagnose", AwsWorld.FUNCTION, "--to", "internet");

        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("NAT gateway " + world.natGateway + " ran out of source nat-port-exhaustion ports");
        assertThat(ACCOUNT.proxy.attemptsOf("cloudwatch:GetMetricData")).isEqualTo(2);
    }

    /** The same answer with so many other gateways before the one. */
    private String before(String answer, int others) {
        int begin = answer.indexOf("<item>");
        String item = answer.substring(begin, answer.lastIndexOf("</item>") + "</item>".length());
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < others; i++) {
            all.append(item.replace(world.natGateway, String.format(Locale.ROOT, "nat-%017x", i)));
        }
        return answer.substring(0, begin) + all + answer.substring(begin);
    }

    private void putZoned(String name, double value, String zone) {
        putMetric(name, value, NAT_GATEWAY, world.natGateway, "AvailabilityZone", zone);
    }

    private void putMetric(String name, double value, String... dimensions) {
        List<Dimension> all = new ArrayList<>();
        for (int i = 0; i < dimensions.length; i += 2) {
            all.add(Dimension.builder()
                    .name(dimensions[i])
                    .value(dimensions[i + 1])
                    .build());
        }
        MetricDatum datum = MetricDatum.builder()
                .metricName(name)
                .dimensions(all)
                .timestamp(Instant.now().minusSeconds(600))
                .value(value)
                .build();
        world.cloudWatch.putMetricData(r -> r.namespace("AWS/NATGateway").metricData(List.of(datum)));
    }

    private void closeDatabase() {
        UserIdGroupPair function =
                UserIdGroupPair.builder().groupId(world.functionGroup).build();
        IpPermission admitted = IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(5432)
                .toPort(5432)
                .userIdGroupPairs(List.of(function))
                .build();
        world.ec2.revokeSecurityGroupIngress(r -> r.groupId(world.databaseGroup).ipPermissions(List.of(admitted)));
    }

    private String databaseHost() {
        return world.rds
                .describeDBInstances()
                .dbInstances()
                .get(0)
                .endpoint()
                .address()
                .toLowerCase(Locale.ROOT);
    }

    private static String textOf(Path saved) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(saved)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
