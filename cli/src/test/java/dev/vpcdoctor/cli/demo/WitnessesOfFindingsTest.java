package dev.vpcdoctor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.Doctor;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.witness.Packets;
import dev.vpcdoctor.diagnosis.witness.Witnesses;
import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogs;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog;
import dev.vpcdoctor.diagnosis.witness.logs.LogEvent;
import dev.vpcdoctor.diagnosis.witness.metrics.MetricSeries.Point;
import dev.vpcdoctor.diagnosis.witness.metrics.MetricSeries;
import dev.vpcdoctor.diagnosis.witness.metrics.Metrics;
import dev.vpcdoctor.diagnosis.witness.read.WitnessReader;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.report.DiagnosisJson;
import dev.vpcdoctor.report.DiagnosisText;
import dev.vpcdoctor.report.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every finding has its witnesses beside it, for and against: logs and metrics on top of what a scenario's network tells. */
class WitnessesOfFindingsTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final String RAN =
            "REPORT RequestId: 9c96d8af-1111-2222-3333-444455556666\tDuration: 80.00 ms\tBilled"
                    + " Duration: 80 ms\tMemory Size: 512 MB\tMax Memory Used: 90 MB";
    private static final Metrics RUNS_WELL = ofFunction(2, 0);
    private static final Metrics FAILS = ofFunction(3, 12);

    @Test
    void noAddressLeft() {
        assertThat(heard(
                        "subnet-full",
                        "subnet-out-of-addresses",
                        Metrics.NONE,
                        "SubnetIPAddressLimitReachedException: Lambda was not able to set up VPC access"))
                .containsExactly("logs for: 2 × \"SubnetIPAddressLimitReached\", first 10:02, last 10:07 UTC");
        assertThat(heard("subnet-full", "subnet-out-of-addresses", RUNS_WELL, RAN))
                .containsExactly(
                        "logs against: 2 invocations ran, the last until 10:07 UTC",
                        "metrics against: at most 2 executions at once, 0 errors, 0 throttled");
    }

    @Test
    void noNetworkInterfaceLeft() {
        assertThat(heard(
                        "no-more-network-interfaces",
                        "eni-quota-reached",
                        Metrics.NONE,
                        "ENILimitReachedException",
                        "SubnetIPAddressLimitReachedException"))
                .containsExactly("logs for: 2 × \"ENILimitReachedException\", first 10:02, last 10:07 UTC");
        assertThat(heard("no-more-network-interfaces", "eni-quota-reached", RUNS_WELL, RAN))
                .containsExactly(
                        "logs against: 2 invocations ran, the last until 10:07 UTC",
                        "metrics against: at most 2 executions at once, 0 errors, 0 throttled");
    }

    @Test
    void callsToEc2Throttled() {
        assertThat(heard("ec2-throttles-lambda", "ec2-api-throttled", Metrics.NONE, "EC2ThrottledException"))
                .containsExactly("logs for: 2 × \"EC2ThrottledException\", first 10:02, last 10:07 UTC");
        assertThat(heard("ec2-throttles-lambda", "ec2-api-throttled", Metrics.NONE, RAN))
                .containsExactly("logs against: 2 invocations ran, the last until 10:07 UTC");
    }

    @Test
    void aFunctionThatCouldNotBeMade() {
        assertThat(heard(
                        "function-could-not-be-made",
                        "function-failed",
                        Metrics.NONE,
                        "EFSMountConnectivityException: The function couldn't connect to the Amazon EFS file system"))
                .containsExactly("logs for: 2 × \"couldn't connect to the Amazon EFS file system\", first 10:02, last"
                        + " 10:07 UTC");
        assertThat(heard("function-could-not-be-made", "function-failed", FAILS, RAN))
                .containsExactly(
                        "logs against: 2 invocations ran, the last until 10:07 UTC",
                        "metrics against: at most 3 executions at once, 12 errors, 0 throttled");
    }

    @Test
    void aRoleThatLambdaCannotTake() {
        assertThat(heard("role-trusts-another-service", "role-not-assumable", Metrics.NONE, RAN))
                .containsExactly("logs against: 2 invocations ran, the last until 10:07 UTC");
    }

    @Test
    void aRoleWithoutRightsOnWhichAFunctionMayRunOn() {
        assertThat(heard(
                        "role-without-vpc-rights",
                        "role-cannot-manage-enis",
                        RUNS_WELL,
                        "The provided execution role does not have permissions to call CreateNetworkInterface on EC2",
                        RAN))
                .containsExactly("logs for: 2 × \"The provided execution role does not have permissions to call"
                        + " CreateNetworkInterface on EC2\", first 10:02, last 10:07 UTC");
    }

    @Test
    void oneBrokenSubnet() {
        String error = "connect ETIMEDOUT api.payments.example:443";

        assertThat(heard("one-zone-without-nat", "one-subnet-broken", FAILS, error))
                .containsExactly(
                        "logs for: 2 × \"connect ETIMEDOUT api.payments.example:443\", first 10:02, last 10:07 UTC",
                        "metrics for: at most 3 executions at once, 12 errors, 0 throttled");
        assertThat(heard("one-zone-without-nat", "one-subnet-broken", RUNS_WELL))
                .containsExactly("metrics against: at most 2 executions at once, 0 errors, 0 throttled");
    }

    @Test
    void namesThatNobodyAnswers() {
        String host = "orders.abcdefgh.eu-west-1.rds.amazonaws.com";

        assertThat(heard("dns-support-off", "vpc-dns-support-off", FAILS, "getaddrinfo EAI_AGAIN " + host))
                .containsExactly(
                        "logs for: 2 × \"getaddrinfo EAI_AGAIN " + host + "\", first 10:02, last 10:07 UTC",
                        "metrics for: at most 3 executions at once, 12 errors, 0 throttled");
        assertThat(heard(
                        "dns-support-off",
                        "vpc-dns-support-off",
                        Metrics.NONE,
                        "connect ECONNREFUSED " + host + ":5432"))
                .containsExactly(
                        "logs against: 2 × \"connect ECONNREFUSED " + host + ":5432\", first 10:02, last 10:07 UTC");
    }

    @Test
    void aNameThatIsNotFound() {
        assertThat(heard(
                        "zone-of-another-vpc",
                        "private-zone-not-visible",
                        Metrics.NONE,
                        "getaddrinfo ENOTFOUND reports.orders.internal"))
                .containsExactly("logs for: 2 × \"getaddrinfo ENOTFOUND reports.orders.internal\", first 10:02, last"
                        + " 10:07 UTC");
        assertThat(heard(
                        "zone-of-another-vpc",
                        "private-zone-not-visible",
                        Metrics.NONE,
                        "connect ECONNREFUSED reports.orders.internal:8080"))
                .containsExactly("logs against: 2 × \"connect ECONNREFUSED reports.orders.internal:8080\", first 10:02,"
                        + " last 10:07 UTC");
    }

    @Test
    void moreExecutionsThanConnections() {
        String code = "database-connections-at-risk";

        assertThat(heard("more-executions-than-connections", code, ofDatabase(440), "sorry, too many clients already"))
                .containsExactly(
                        "logs for: 2 × \"sorry, too many clients already\", first 10:02, last 10:07 UTC; it does not"
                                + " say where to",
                        "metrics for: orders: 440 of at most 450 connections at once (DatabaseConnections)");
        assertThat(heard("more-executions-than-connections", code, ofDatabase(20)))
                .containsExactly(
                        "metrics against: orders: 20 of at most 450 connections at once (DatabaseConnections)");
    }

    @Test
    void whatIsNotKnownByTheConfigurationIsAtLeastRecorded() {
        Finding finding = finding(
                "endpoints-not-read",
                "not-enough-evidence",
                FAILS,
                "connect ETIMEDOUT secretsmanager.eu-west-1.amazonaws.com:443");

        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(heard(finding))
                .containsExactly(
                        "logs for: 2 × \"connect ETIMEDOUT secretsmanager.eu-west-1.amazonaws.com:443\", first 10:02,"
                                + " last 10:07 UTC",
                        "metrics for: at most 3 executions at once, 12 errors, 0 throttled");
        assertThat(heard(
                        "endpoints-not-read",
                        "not-enough-evidence",
                        Metrics.NONE,
                        "connect ECONNREFUSED secretsmanager.eu-west-1.amazonaws.com:443"))
                .containsExactly(
                        "logs against: 2 × \"connect ECONNREFUSED secretsmanager.eu-west-1.amazonaws.com:443\","
                                + " first 10:02, last 10:07 UTC");
    }

    @Test
    void aTimeoutShorterThanTheConnection() {
        assertThat(heard(
                        "gives-up-too-early",
                        "timeout-shorter-than-connect",
                        RUNS_WELL,
                        "2026-03-02T10:00:00Z 9c96d8af Task timed out after 3.00 seconds"))
                .containsExactly("logs for: 2 × \"Task timed out after 3.00 seconds\", first 10:02, last 10:07 UTC; it"
                        + " does not say where to");
    }

    @Test
    void theTextSaysWhatSpeaksForAndAgainst() {
        String text = new DiagnosisText(Page.PLAIN, "from a scenario").render(fullSubnetOfAFunctionThatRan());

        assertThat(text).contains("""
              Logs     2 × "SubnetIPAddressLimitReached", first 10:02, last 10:07 UTC
              Logs     against it: 2 invocations ran, the last until 10:07 UTC
              Metrics  against it: at most 2 executions at once, 0 errors, 0 throttled
            """);
    }

    @Test
    void theJsonSaysWhatSpeaksForAndAgainst() {
        String json = new DiagnosisJson().render(fullSubnetOfAFunctionThatRan());

        assertThat(json.replaceAll("\\s+", " "))
                .contains("\"kind\": \"logs\", \"supports\": true, \"says\": \"2 × ")
                .contains("\"kind\": \"logs\", \"supports\": false, \"says\": \"2 invocations ran,")
                .contains("\"kind\": \"metrics\", \"supports\": false, \"says\": \"at most 2 executions");
    }

    private static Diagnosis fullSubnetOfAFunctionThatRan() {
        return diagnosis(Scenarios.find("subnet-full").orElseThrow(), RUNS_WELL, "SubnetOutOfIPAddresses", RAN);
    }

    private static List<String> heard(String scenario, String code, Metrics metrics, String... lines) {
        return heard(finding(scenario, code, metrics, lines));
    }

    private static List<String> heard(Finding finding) {
        return finding.evidence().stream()
                .filter(evidence ->
                        evidence.kind() != Evidence.Kind.CONFIGURATION && evidence.kind() != Evidence.Kind.PACKETS)
                .map(evidence -> evidence.kind() + (evidence.supports() ? " for: " : " against: ") + evidence.says())
                .toList();
    }

    private static Finding finding(String name, String code, Metrics metrics, String... lines) {
        return diagnosis(Scenarios.find(name).orElseThrow(), metrics, lines).findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Diagnosis diagnosis(Scenario scenario, Metrics metrics, String... lines) {
        Network network = NetworkReader.read(scenario.snapshot()).network();
        LambdaFunction function =
                ScenariosTest.function(network, scenario.question().function());
        Packets packets = WitnessReader.read(scenario.snapshot()).witnesses().packets();
        FunctionLog log = FunctionLog.of("/aws/lambda/checkout", events(lines), true);
        return new Doctor(network, new Witnesses(packets, Map.of(function.arn(), log), FlowLogs.NONE, metrics))
                .diagnose(
                        function,
                        scenario.question().targets().stream()
                                .map(TargetExpression::parse)
                                .toList(),
                        List.of());
    }

    /** Each line twice, five minutes apart. */
    private static List<LogEvent> events(String... lines) {
        List<LogEvent> events = new ArrayList<>();
        for (String line : lines) {
            for (int minutes : List.of(2, 7)) {
                events.add(new LogEvent("e" + events.size(), TEN.plusSeconds(60L * minutes), "stream", line));
            }
        }
        return events;
    }

    private static Metrics ofFunction(double executions, double errors) {
        return new Metrics(List.of(
                series("AWS/Lambda", "ConcurrentExecutions", "FunctionName", "checkout", executions),
                series("AWS/Lambda", "Errors", "FunctionName", "checkout", errors),
                series("AWS/Lambda", "Throttles", "FunctionName", "checkout", 0)));
    }

    private static Metrics ofDatabase(double connections) {
        return new Metrics(
                List.of(series("AWS/RDS", "DatabaseConnections", "DBInstanceIdentifier", "orders", connections)));
    }

    private static MetricSeries series(String namespace, String name, String dimension, String of, double value) {
        return new MetricSeries(namespace, name, Map.of(dimension, of), "Sum", List.of(new Point(TEN, value)));
    }
}
