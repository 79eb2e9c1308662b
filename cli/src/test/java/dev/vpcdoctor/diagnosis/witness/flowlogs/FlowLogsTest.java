package dev.vpcdoctor.diagnosis.witness.flowlogs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogResult.FlowOutcome;
import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogs.FlowConnection;
import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.shared.address.IpAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Records at both ends of a connection. The words of the lines are those of AWS's own examples
 * (docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html).
 */
class FlowLogsTest {
    private static final String REQUEST = "2 123456789012 %s 10.0.0.4 10.0.1.5 40000 5432 6 3 180 %d %d %s OK";
    private static final String REPLY = "2 123456789012 %s 10.0.1.5 10.0.0.4 5432 40000 6 3 180 %d %d %s OK";

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        # at the function: request, reply; at the target: request, reply
        ACCEPT, ACCEPT, -,      -,      ANSWERED
        REJECT, -,      -,      -,      REQUEST_REJECTED_AT_FUNCTION
        ACCEPT, REJECT, ACCEPT, ACCEPT, REPLY_REJECTED_AT_FUNCTION
        ACCEPT, -,      REJECT, -,      REQUEST_REJECTED_AT_TARGET
        ACCEPT, -,      ACCEPT, REJECT, REPLY_REJECTED_AT_TARGET
        ACCEPT, -,      ACCEPT, -,      NO_REPLY
        ACCEPT, -,      -,      -,      NO_REPLY
        -,      -,      -,      -,      NOTHING
        """)
    void tellsWhereAConnectionEnds(
            String requestAtFunction,
            String replyAtFunction,
            String requestAtTarget,
            String replyAtTarget,
            FlowOutcome says) {
        FlowLogs logs = logs(
                line(REQUEST, "eni-fn", requestAtFunction),
                line(REPLY, "eni-fn", replyAtFunction),
                line(REQUEST, "eni-db", requestAtTarget),
                line(REPLY, "eni-db", replyAtTarget));

        assertThat(about(logs).says()).isEqualTo(says);
    }

    @Test
    void whatIsNotRecordedAtTheTargetWasLostOnTheWayOnlyIfItsRecordsReachSoFar() {
        String noData = "2 123456789012 eni-db - - - - - - - %d %d - NODATA";

        assertThat(about(logs(line(REQUEST, "eni-fn", "ACCEPT"), noData.formatted(0, 100)))
                        .says())
                .isEqualTo(FlowOutcome.NEVER_ARRIVED);
        assertThat(about(logs(line(REQUEST, "eni-fn", "ACCEPT"), noData.formatted(0, 30)))
                        .says())
                .isEqualTo(FlowOutcome.NO_REPLY);
    }

    @Test
    void whereRecordsWereLostNothingIsConcludedFromTheirAbsence() {
        String lost = "2 123456789012 eni-db - - - - - - - 0 100 - SKIPDATA";

        assertThat(about(logs(line(REQUEST, "eni-fn", "ACCEPT"), lost)).says()).isEqualTo(FlowOutcome.NO_REPLY);
    }

    @Test
    void aLogOfRejectedPacketsOnlySaysNothingOfWhatIsNotInIt() {
        FlowLog rejects = new FlowLog(
                "fl-1",
                "vpc-1",
                "REJECT",
                Optional.of("flows"),
                Optional.empty(),
                lines("2 123456789012 eni-db - - - - - - - 0 100 - NODATA"));
        FlowLog own = new FlowLog(
                "fl-2",
                "eni-fn",
                "ALL",
                Optional.of("flows"),
                Optional.empty(),
                lines(line(REQUEST, "eni-fn", "ACCEPT")));

        assertThat(about(new FlowLogs(List.of(rejects, own))).says()).isEqualTo(FlowOutcome.NO_REPLY);
    }

    @Test
    void aResetIsNoAnswer() {
        FlowLogFormat format = FlowLogFormat.parse(
                "${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${action} ${tcp-flags}");
        List<FlowLine> lines = Stream.of(
                        "eni-fn 10.0.0.4 10.0.1.5 40000 5432 6 ACCEPT 2",
                        "eni-fn 10.0.1.5 10.0.0.4 5432 40000 6 ACCEPT 20")
                .flatMap(line -> format.read(line, "eni-fn-all", Instant.EPOCH).stream())
                .toList();

        assertThat(about(new FlowLogs(List.of(log(lines)))).says()).isEqualTo(FlowOutcome.REFUSED);
    }

    private static String line(String pattern, String eni, String action) {
        return action == null ? "" : pattern.formatted(eni, 10, 60, action);
    }

    private static FlowLogResult about(FlowLogs logs) {
        FlowConnection connection = new FlowConnection(
                eni("eni-fn", "10.0.0.4"),
                AddressSet.of(IpAddress.parse("10.0.1.5")),
                5432,
                Optional.of(eni("eni-db", "10.0.1.5")));
        return logs.about(connection);
    }

    private static FlowLogs logs(String... lines) {
        return new FlowLogs(List.of(log(lines(lines))));
    }

    private static List<FlowLine> lines(String... lines) {
        return Stream.of(lines)
                .filter(line -> !line.isEmpty())
                .map(line -> FlowLogFormat.DEFAULT.read(line, "", Instant.EPOCH).orElseThrow())
                .toList();
    }

    private static FlowLog log(List<FlowLine> lines) {
        return new FlowLog("fl-1", "vpc-1", "ALL", Optional.of("flows"), Optional.empty(), lines);
    }

    private static NetworkInterface eni(String id, String address) {
        return new NetworkInterface(
                id,
                "vpc-1",
                "subnet-1",
                List.of(IpAddress.parse(address)),
                List.of(),
                Set.of(),
                "interface",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
