package dev.vpcdoctor.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.Doctor;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.witness.Packets;
import dev.vpcdoctor.diagnosis.witness.Witnesses;
import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogs;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog;
import dev.vpcdoctor.diagnosis.witness.logs.LogEvent;
import dev.vpcdoctor.diagnosis.witness.metrics.MetricSeries;
import dev.vpcdoctor.diagnosis.witness.metrics.MetricSeries.Point;
import dev.vpcdoctor.diagnosis.witness.metrics.Metrics;
import dev.vpcdoctor.diagnosis.witness.read.WitnessReader;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every finding has its witnesses beside it, for and against: a log and metrics on top of what a scenario's network tells.
 * {@link RecordedEvidenceTest} names the scenarios that have records of their own, and with them the words.
 */
class WitnessesOfFindingsTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final String RAN =
            "REPORT RequestId: 9c96d8af-1111-2222-3333-444455556666\tDuration: 80.00 ms\tBilled"
                    + " Duration: 80 ms\tMemory Size: 512 MB\tMax Memory Used: 90 MB";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        subnet-full | subnet-out-of-addresses | SubnetIPAddressLimitReachedException: was not able to set up VPC access | for "SubnetIPAddressLimitReached"
        subnet-full | subnet-out-of-addresses | RAN | against invocations ran
        no-more-network-interfaces | eni-quota-reached | ENILimitReachedException | for "ENILimitReachedException"
        no-more-network-interfaces | eni-quota-reached | RAN | against invocations ran
        ec2-throttles-lambda | ec2-api-throttled | EC2ThrottledException | for "EC2ThrottledException"
        ec2-throttles-lambda | ec2-api-throttled | RAN | against invocations ran
        function-could-not-be-made | function-failed | EFSMountConnectivityException: The function couldn't connect to the Amazon EFS file system | for "couldn't connect to the Amazon EFS file system"
        function-could-not-be-made | function-failed | RAN | against invocations ran
        role-trusts-another-service | role-not-assumable | RAN | against invocations ran
        role-without-vpc-rights | role-cannot-manage-enis | The provided execution role does not have permissions to call CreateNetworkInterface on EC2 | for "CreateNetworkInterface on EC2"
        one-zone-without-nat | one-subnet-broken | connect ETIMEDOUT api.payments.example:443 | for "connect ETIMEDOUT api.payments.example:443"
        dns-support-off | vpc-dns-support-off | getaddrinfo EAI_AGAIN orders.abcdefgh.eu-west-1.rds.amazonaws.com | for "getaddrinfo EAI_AGAIN"
        dns-support-off | vpc-dns-support-off | connect ECONNREFUSED orders.abcdefgh.eu-west-1.rds.amazonaws.com:5432 | against "connect ECONNREFUSED"
        zone-of-another-vpc | private-zone-not-visible | getaddrinfo ENOTFOUND reports.orders.internal | for "getaddrinfo ENOTFOUND"
        zone-of-another-vpc | private-zone-not-visible | connect ECONNREFUSED reports.orders.internal:8080 | against "connect ECONNREFUSED"
        more-executions-than-connections | database-connections-at-risk | sorry, too many clients already | for "sorry, too many clients"
        endpoints-not-read | not-enough-evidence | connect ETIMEDOUT secretsmanager.eu-west-1.amazonaws.com:443 | for "connect ETIMEDOUT"
        endpoints-not-read | not-enough-evidence | connect ECONNREFUSED secretsmanager.eu-west-1.amazonaws.com:443 | against "connect ECONNREFUSED"
        gives-up-too-early | timeout-shorter-than-connect | 2026-03-02T10:00:00Z 9c96d8af Task timed out after 3.00 seconds | for "Task timed out"
        """)
    void theLogSpeaksForAFindingOrAgainstIt(String scenario, String code, String line, String said) {
        Finding finding = finding(scenario, code, Metrics.NONE, line.equals("RAN") ? RAN : line);

        assertThat(statements(finding, Evidence.Kind.LOGS))
                .singleElement()
                .asString()
                .satisfies(says -> assertThat(says)
                        .startsWith(said.substring(0, said.indexOf(' ') + 1))
                        .contains(said.substring(said.indexOf(' ') + 1).replace("\"", "")));
    }

    @ParameterizedTest
    @CsvSource({
        "subnet-full, subnet-out-of-addresses, 2, 0, against",
        "no-more-network-interfaces, eni-quota-reached, 2, 0, against",
        "function-could-not-be-made, function-failed, 3, 12, against",
        "one-zone-without-nat, one-subnet-broken, 3, 12, for",
        "one-zone-without-nat, one-subnet-broken, 2, 0, against",
        "dns-support-off, vpc-dns-support-off, 3, 12, for",
        "endpoints-not-read, not-enough-evidence, 3, 12, for"
    })
    void soDoTheMetricsOfTheFunction(String scenario, String code, double executions, double errors, String direction) {
        Metrics metrics = new Metrics(List.of(
                series("AWS/Lambda", "ConcurrentExecutions", "FunctionName", "checkout", executions),
                series("AWS/Lambda", "Errors", "FunctionName", "checkout", errors),
                series("AWS/Lambda", "Throttles", "FunctionName", "checkout", 0)));

        assertThat(statements(finding(scenario, code, metrics), Evidence.Kind.METRICS))
                .containsExactly("%s at most %.0f executions at once, %.0f errors, 0 throttled"
                        .formatted(direction, executions, errors));
    }

    @ParameterizedTest
    @CsvSource({"role-without-vpc-rights, role-cannot-manage-enis", "gives-up-too-early, timeout-shorter-than-connect"})
    void thatItRanTellsNothingOfWhatAFunctionMayRunWith(String scenario, String code) {
        Metrics metrics =
                new Metrics(List.of(series("AWS/Lambda", "ConcurrentExecutions", "FunctionName", "checkout", 2)));
        Finding finding = finding(scenario, code, metrics, RAN);

        assertThat(statements(finding, Evidence.Kind.LOGS)).isEmpty();
        assertThat(statements(finding, Evidence.Kind.METRICS)).isEmpty();
    }

    private static List<String> statements(Finding finding, Evidence.Kind kind) {
        return finding.evidence().stream()
                .filter(evidence -> evidence.kind() == kind)
                .map(evidence -> (evidence.supports() ? "for " : "against ") + evidence.says())
                .toList();
    }

    private static Finding finding(String name, String code, Metrics metrics, String... lines) {
        Scenario scenario = Scenarios.find(name).orElseThrow();
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
                                List.of())
                        .findings()
                        .stream()
                        .filter(finding -> finding.code().equals(code))
                        .findFirst()
                        .orElseThrow();
    }

    /** Each line twice, five minutes apart. */
    private static List<LogEvent> events(String... lines) {
        return Stream.of(lines)
                .flatMap(line -> Stream.of(2, 7)
                        .map(minutes -> new LogEvent(line + minutes, TEN.plusSeconds(60L * minutes), "stream", line)))
                .toList();
    }

    private static MetricSeries series(String namespace, String name, String dimension, String of, double value) {
        return new MetricSeries(namespace, name, Map.of(dimension, of), "Sum", List.of(new Point(TEN, value)));
    }
}
