package dev.vpcdoctor.diagnosis.witness.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLine;
import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLog;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog.Seen;
import dev.vpcdoctor.diagnosis.witness.logs.LoggedFailure;
import dev.vpcdoctor.diagnosis.witness.logs.PlatformReport.Initialisation;
import dev.vpcdoctor.diagnosis.witness.logs.PlatformReport.Invocation;
import dev.vpcdoctor.diagnosis.witness.logs.Symptom;
import dev.vpcdoctor.diagnosis.witness.metrics.MetricSeries;
import dev.vpcdoctor.snapshot.SnapshotAnswers;
import dev.vpcdoctor.snapshot.SnapshotProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Logs, flow logs and metrics, as the AWS CLI prints them. */
class RecordsReaderTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:checkout";
    private static final String FUNCTION =
            "{'FunctionName': 'checkout', 'FunctionArn': '" + ARN + "', 'LoggingConfig': {'LogGroup': '/shop'}}";

    @Test
    void countsAnErrorAndTellsWhenItWasFirstAndLastSeen() {
        FunctionLog log = log("""
            {'logGroupName': '/shop', 'events': [
              {'logStreamName': 's', 'timestamp': 1763632920000, 'eventId': '1', 'message': 'Error: connect ETIMEDOUT 10.20.20.30:5432'},
              {'logStreamName': 's', 'timestamp': 1763635260000, 'eventId': '2', 'message': 'Error: connect ETIMEDOUT 10.20.20.30:5432'},
              {'logStreamName': 's', 'timestamp': 1763635260000, 'eventId': '2', 'message': 'Error: connect ETIMEDOUT 10.20.20.30:5432'},
              {'logStreamName': 's', 'timestamp': 1763635260000, 'eventId': '3', 'message': 'paid with card 4111'}]}\
            """);

        LoggedFailure failure = new LoggedFailure(
                Symptom.CONNECT_TIMEOUT,
                "connect ETIMEDOUT 10.20.20.30:5432",
                List.of("10.20.20.30"),
                Optional.of(5432));
        assertThat(log.failures())
                .containsExactly(new Seen(
                        failure, 2, Instant.ofEpochMilli(1763632920000L), Instant.ofEpochMilli(1763635260000L)));
        assertThat(log.whole()).isTrue();
    }

    @Test
    void anotherPageThatWasNotReadMakesTheCountALeast() {
        assertThat(log("{'logGroupName': '/shop', 'events': [], 'nextToken': 'abc'}")
                        .whole())
                .isFalse();
    }

    @Test
    void aLogGroupOfSeveralFunctionsTellsThemByTheirStreams() {
        FunctionLog log = log("""
            {'logGroupName': '/shop', 'events': [
              {'logStreamName': '2025/11/20/checkout[$LATEST]0a', 'timestamp': 1763632920000, 'message': 'read ECONNRESET'},
              {'logStreamName': '2025/11/20/basket[$LATEST]0b', 'timestamp': 1763632920000, 'message': 'connect ECONNREFUSED 10.0.0.1:80'}]}\
            """);

        assertThat(log.failures())
                .extracting(seen -> seen.failure().symptom())
                .containsExactly(Symptom.CONNECTION_RESET);
    }

    @Test
    void readsReportsInBothFormats() {
        FunctionLog log = log("""
            {'logGroupName': '/shop', 'events': [
              {'timestamp': 1, 'message': 'REPORT RequestId: 9c96d8af-1111-2222-3333-444455556666\\tDuration: 30000.00 ms\\tBilled Duration: 30000 ms\\tMemory Size: 1024 MB\\tMax Memory Used: 237 MB\\tInit Duration: 812.50 ms\\tStatus: timeout\\n'},
              {'timestamp': 2, 'message': '{\\"time\\":\\"2025-11-20T10:02:00Z\\",\\"type\\":\\"platform.report\\",\\"record\\":{\\"requestId\\":\\"9c96d8af-1111-2222-3333-444455557777\\",\\"status\\":\\"success\\",\\"metrics\\":{\\"durationMs\\":12.5,\\"initDurationMs\\":900.25}}}'},
              {'timestamp': 3, 'message': '{\\"type\\":\\"platform.initReport\\",\\"record\\":{\\"phase\\":\\"init\\",\\"status\\":\\"timeout\\",\\"metrics\\":{\\"durationMs\\":9999.81}}}'}]}\
            """);

        assertThat(log.reports())
                .containsExactly(
                        new Invocation(
                                "9c96d8af-1111-2222-3333-444455556666",
                                30000,
                                Optional.of(812.5),
                                Optional.empty(),
                                true),
                        new Invocation(
                                "9c96d8af-1111-2222-3333-444455557777",
                                12.5,
                                Optional.of(900.25),
                                Optional.empty(),
                                false),
                        new Initialisation(9999.81, true));
    }

    @Test
    void readsAnErrorInsideJson() {
        FunctionLog log = log("""
            {'logGroupName': '/shop', 'events': [
              {'timestamp': 1, 'message': '{\\"timestamp\\":\\"2025-11-20T10:02:00Z\\",\\"level\\":\\"ERROR\\",\\"message\\":{\\"errorType\\":\\"TypeError\\",\\"errorMessage\\":\\"fetch failed\\",\\"stackTrace\\":[\\"TypeError: fetch failed\\"],\\"cause\\":{\\"errorMessage\\":\\"getaddrinfo ENOTFOUND pay.example.com\\"}},\\"password\\":\\"hunter2\\"}'}]}\
            """);

        assertThat(log.failures())
                .extracting(seen -> seen.failure().says())
                .containsExactly("getaddrinfo ENOTFOUND pay.example.com");
    }

    @Test
    void readsAFlowLogInItsOwnFormat() {
        WitnessReading reading = read("""
            {'FlowLogs': [{'FlowLogId': 'fl-1', 'ResourceId': 'vpc-1', 'TrafficType': 'ALL', 'LogGroupName': 'flows',
              'LogDestinationType': 'cloud-watch-logs', 'FlowLogStatus': 'ACTIVE', 'DeliverLogsStatus': 'SUCCESS',
              'LogFormat': '${interface-id} ${pkt-srcaddr} ${pkt-dstaddr} ${srcport} ${dstport} ${protocol} ${action} ${tcp-flags} ${reject-reason} ${end} ${log-status}'}]}
            {'logGroupName': 'flows', 'events': [
              {'logStreamName': 'eni-1-all', 'timestamp': 1, 'message': 'eni-1 10.0.0.4 10.0.1.5 40000 5432 6 REJECT 2 BPA 1763632920 OK'},
              {'logStreamName': 'eni-1-all', 'timestamp': 1, 'message': 'eni-1 - - - - - - - - 1763632980 NODATA'},
              {'logStreamName': 'eni-1-all', 'timestamp': 1, 'message': 'something else'}]}\
            """);

        FlowLog log = reading.witnesses().flowLogs().logs().get(0);
        assertThat(log.lines()).hasSize(2);
        FlowLine.Flow flow = (FlowLine.Flow) log.lines().get(0);
        assertThat(flow.source()).hasToString("10.0.0.4");
        assertThat(flow.destinationPort()).isEqualTo(5432);
        assertThat(flow.accepted()).isFalse();
        assertThat(flow.tcpFlags()).contains(2);
        assertThat(flow.rejectReason()).contains("BPA");
        assertThat(log.lines().get(1)).isEqualTo(new FlowLine.NoData("eni-1", Instant.ofEpochSecond(1763632980)));
    }

    @Test
    void aFlowLogThatIsNotDeliveredOrGoesElsewhereHasNoLines() {
        WitnessReading reading = read("""
            {'FlowLogs': [
              {'FlowLogId': 'fl-1', 'ResourceId': 'vpc-1', 'LogGroupName': 'flows', 'DeliverLogsStatus': 'FAILED', 'DeliverLogsErrorMessage': 'Access error'},
              {'FlowLogId': 'fl-2', 'ResourceId': 'vpc-1', 'LogDestinationType': 's3', 'LogDestination': 'arn:aws:s3:::flows'}]}\
            """);

        assertThat(reading.witnesses().flowLogs().logs())
                .extracting(FlowLog::failure)
                .containsExactly(Optional.of("Access error"), Optional.empty());
        assertThat(reading.witnesses().flowLogs().logs())
                .allSatisfy(log -> assertThat(log.lines()).isEmpty());
    }

    @Test
    void metricsAreWhatTheirQueriesSay() {
        WitnessReading reading = read("""
            {'MetricDataQueries': [{'Id': 'm1', 'MetricStat': {'Metric': {'Namespace': 'AWS/NATGateway',
              'MetricName': 'ErrorPortAllocation', 'Dimensions': [{'Name': 'NatGatewayId', 'Value': 'nat-1'}]}, 'Period': 300, 'Stat': 'Sum'}}],
             'MetricDataResults': [{'Id': 'm1', 'Timestamps': ['2025-11-20T10:00:00+00:00', '2025-11-20T10:05:00Z'], 'Values': [3.0, 39]}]}\
            """);

        MetricSeries series = reading.witnesses()
                .metrics()
                .ofNatGateway("nat-1", "ErrorPortAllocation")
                .get(0);
        assertThat(series.sum()).isEqualTo(42);
        assertThat(series.highest()).isEqualTo(39);
        assertThat(reading.witnesses().metrics().ofNatGateway("nat-2", "ErrorPortAllocation"))
                .isEmpty();
    }

    @Test
    void metricsWithoutTheirQueriesAreAProblem() {
        WitnessReading reading = read("{'MetricDataResults': [{'Id': 'm1', 'Timestamps': [], 'Values': []}]}");

        assertThat(reading.problems())
                .extracting(SnapshotProblem::message)
                .containsExactly(
                        "the answer does not say what m1 is: add the request's \"MetricDataQueries\" beside it");
    }

    private static FunctionLog log(String events) {
        return read(FUNCTION + events).witnesses().logs().get(ARN);
    }

    private static WitnessReading read(String json) {
        return WitnessReader.read(SnapshotAnswers.snapshot("seen.json", json));
    }
}
