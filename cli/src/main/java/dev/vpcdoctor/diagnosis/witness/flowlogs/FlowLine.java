package dev.vpcdoctor.diagnosis.witness.flowlogs;

import dev.vpcdoctor.shared.address.IpAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a flow log
 * (docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html).
 */
public sealed interface FlowLine {

    String interfaceId();

    /** When the span ends of which the line tells. */
    Instant end();

    /**
     * Packets of one direction of a connection, within one span of time.
     *
     * @param source of the packet itself where the format tells it ({@code pkt-srcaddr})
     * @param protocol the number that IANA gave it
     * @param tcpFlags all flags of the span, joined: SYN is 2, SYN and ACK 18, RST 4
     * @param rejectReason {@code BPA} where block public access dropped it
     */
    record Flow(
            String interfaceId,
            Instant end,
            IpAddress source,
            int sourcePort,
            IpAddress destination,
            int destinationPort,
            int protocol,
            long packets,
            boolean accepted,
            Optional<Integer> tcpFlags,
            Optional<String> rejectReason)
            implements FlowLine {}

    /** The interface had no traffic in the span (NODATA). */
    record NoData(String interfaceId, Instant end) implements FlowLine {}

    /** Records of the span were lost: what is not there may have been (SKIPDATA). */
    record Skipped(String interfaceId, Instant end) implements FlowLine {}
}
