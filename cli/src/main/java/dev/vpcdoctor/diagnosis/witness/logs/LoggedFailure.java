package dev.vpcdoctor.diagnosis.witness.logs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * An error in a log.
 *
 * @param says the error in words that hold nothing of the line but hosts, ports and figures; it is classified as the line
 *     itself was
 * @param hosts names and addresses that the line holds, lower case; empty when it holds none, or nothing certainly one
 */
public record LoggedFailure(Symptom symptom, String says, List<String> hosts, Optional<Integer> port) {
    public LoggedFailure {
        hosts = List.copyOf(hosts);
    }

    /** The same with what another error of the event tells beside it. */
    LoggedFailure besides(LoggedFailure other) {
        List<String> all = new ArrayList<>(other.hosts);
        all.addAll(hosts);
        return new LoggedFailure(
                symptom,
                other.says + ": " + says,
                List.copyOf(new LinkedHashSet<>(all)),
                port.isPresent() ? port : other.port);
    }
}
