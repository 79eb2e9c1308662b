package dev.vpcdoctor.diagnosis.witness.flowlogs;

import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLine.Flow;
import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All flow logs that are known, and what was read of them. */
public record FlowLogs(List<FlowLog> logs) {
    public static final FlowLogs NONE = new FlowLogs(List.of());

    private static final int TCP = 6;

    public FlowLogs {
        logs = List.copyOf(logs);
    }

    /**
     * A connection that was to be made.
     *
     * @param from the function's interface
     * @param targets all addresses that the target may have
     * @param at the target's own interface, if it has one that is known
     */
    public record FlowConnection(NetworkInterface from, AddressSet targets, int port, Optional<NetworkInterface> at) {}

    /**
     * Packets of one direction at one interface.
     *
     * @param rejectReason {@code BPA} or another word of AWS's for what was dropped
     * @param answers whether a packet among them accepts the connection (SYN and ACK); unknown when no flags are told
     */
    public record Passage(long accepted, long rejected, Optional<String> rejectReason, Optional<Boolean> answers) {
        boolean isNothing() {
            return accepted == 0 && rejected == 0;
        }

        boolean isRejected() {
            return accepted == 0 && rejected > 0;
        }
    }

    /** What they say of a connection. */
    public FlowLogResult about(FlowConnection connection) {
        String own = connection.from().id();
        Passage request = requests(connection, own);
        Passage reply = replies(connection, own);
        if (request.isNothing() && reply.isNothing()) {
            return new FlowLogResult(FlowLogResult.FlowOutcome.NOTHING, own, request);
        }
        if (request.isRejected()) {
            return new FlowLogResult(FlowLogResult.FlowOutcome.REQUEST_REJECTED_AT_FUNCTION, own, request);
        }
        if (reply.isRejected()) {
            return new FlowLogResult(FlowLogResult.FlowOutcome.REPLY_REJECTED_AT_FUNCTION, own, reply);
        }
        if (reply.accepted() > 0 && request.accepted() > 0) {
            boolean refused = reply.answers().isPresent() && !reply.answers().get();
            return new FlowLogResult(
                    refused ? FlowLogResult.FlowOutcome.REFUSED : FlowLogResult.FlowOutcome.ANSWERED,
                    own,
                    refused ? request : reply);
        }
        return connection
                .at()
                .flatMap(target -> atTarget(connection, target))
                .orElseGet(() -> new FlowLogResult(FlowLogResult.FlowOutcome.NO_REPLY, own, request));
    }

    private Optional<FlowLogResult> atTarget(FlowConnection connection, NetworkInterface target) {
        Passage request = requests(connection, target.id());
        Passage reply = replies(connection, target.id());
        if (request.isRejected()) {
            return Optional.of(
                    new FlowLogResult(FlowLogResult.FlowOutcome.REQUEST_REJECTED_AT_TARGET, target.id(), request));
        }
        if (reply.isRejected()) {
            return Optional.of(
                    new FlowLogResult(FlowLogResult.FlowOutcome.REPLY_REJECTED_AT_TARGET, target.id(), reply));
        }
        if (request.isNothing() && reply.isNothing() && wouldHaveSeen(connection, target)) {
            return Optional.of(new FlowLogResult(FlowLogResult.FlowOutcome.NEVER_ARRIVED, target.id(), request));
        }
        return Optional.empty();
    }

    /** Whether the target's own records reach beyond the time of a request, and nothing of them was lost. */
    private boolean wouldHaveSeen(FlowConnection connection, NetworkInterface target) {
        Optional<Instant> asked = flows(connection.from().id())
                .filter(isRequest(connection))
                .filter(Flow::accepted)
                .map(Flow::end)
                .min(Comparator.naturalOrder());
        List<FlowLine> told = logs.stream()
                .filter(log -> log.tellsAll() && log.covers(target))
                .flatMap(log -> log.lines().stream())
                .filter(line -> line.interfaceId().equals(target.id()))
                .toList();
        Optional<Instant> until = told.stream().map(FlowLine::end).max(Comparator.naturalOrder());
        return asked.isPresent()
                && until.isPresent()
                && !until.get().isBefore(asked.get())
                && told.stream().noneMatch(FlowLine.Skipped.class::isInstance);
    }

    private Passage requests(FlowConnection connection, String interfaceId) {
        return passage(flows(interfaceId).filter(isRequest(connection)).toList());
    }

    private Passage replies(FlowConnection connection, String interfaceId) {
        return passage(flows(interfaceId)
                .filter(flow -> flow.protocol() == TCP
                        && flow.sourcePort() == connection.port()
                        && connection.targets().overlaps(Cidr.of(flow.source()))
                        && isOf(connection.from(), flow.destination()))
                .toList());
    }

    private static Predicate<Flow> isRequest(FlowConnection connection) {
        return flow -> flow.protocol() == TCP
                && flow.destinationPort() == connection.port()
                && connection.targets().overlaps(Cidr.of(flow.destination()))
                && isOf(connection.from(), flow.source());
    }

    private static boolean isOf(NetworkInterface eni, IpAddress address) {
        return eni.addresses().contains(address);
    }

    private Stream<Flow> flows(String interfaceId) {
        return logs.stream()
                .flatMap(log -> log.lines().stream())
                .filter(Flow.class::isInstance)
                .map(Flow.class::cast)
                .filter(flow -> flow.interfaceId().equals(interfaceId))
                .distinct();
    }

    private static Passage passage(List<Flow> flows) {
        long accepted =
                flows.stream().filter(Flow::accepted).mapToLong(Flow::packets).sum();
        long rejected = flows.stream()
                .filter(flow -> !flow.accepted())
                .mapToLong(Flow::packets)
                .sum();
        Optional<String> reason =
                flows.stream().flatMap(flow -> flow.rejectReason().stream()).findFirst();
        List<Integer> flags =
                flows.stream().flatMap(flow -> flow.tcpFlags().stream()).toList();
        Optional<Boolean> answers =
                flags.isEmpty() ? Optional.empty() : Optional.of(flags.stream().anyMatch(FlowLogs::isNotOnlyReset));
        return new Passage(accepted, rejected, reason, answers);
    }

    /** A reset alone (RST is 4, with ACK 20) refuses; a span in the middle of a connection tells 0. */
    private static boolean isNotOnlyReset(int flags) {
        return (flags & 4) == 0 || (flags & 2) != 0;
    }
}
