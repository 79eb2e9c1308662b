package dev.vpcdoctor.diagnosis.witness;

import dev.vpcdoctor.diagnosis.witness.flowlogs.FlowLogs;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog;
import dev.vpcdoctor.diagnosis.witness.metrics.Metrics;
import dev.vpcdoctor.network.model.LambdaFunction;
import java.util.Map;
import java.util.Optional;

/**
 * All who speak of the network beside its configuration.
 *
 * @param packets what probes saw
 * @param logs of functions, by the function's ARN
 */
public record Witnesses(Packets packets, Map<String, FunctionLog> logs, FlowLogs flowLogs, Metrics metrics) {
    /** Nobody: the configuration stands alone. */
    public static final Witnesses NONE = new Witnesses(Packets.NONE);

    public Witnesses {
        logs = Map.copyOf(logs);
    }

    /** Packets, and no records. */
    public Witnesses(Packets packets) {
        this(packets, Map.of(), FlowLogs.NONE, Metrics.NONE);
    }

    /** The log of a function, if it was read. */
    public Optional<FunctionLog> logOf(LambdaFunction function) {
        return Optional.ofNullable(logs.get(function.arn()));
    }

    /** The same with other packets. */
    public Witnesses with(Packets others) {
        return new Witnesses(others, logs, flowLogs, metrics);
    }
}
