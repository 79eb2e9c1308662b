package dev.vpcdoctor.diagnosis.witness;

import java.util.ArrayList;
import java.util.List;

/** What probes saw, run by run, in the order in which their reports were read. */
public record Packets(List<ProbeRun> runs) {
    /** No packets were sent. */
    public static final Packets NONE = new Packets(List.of());

    public Packets {
        runs = List.copyOf(runs);
    }

    /** These runs and then the others. */
    public Packets and(Packets others) {
        List<ProbeRun> all = new ArrayList<>(runs);
        all.addAll(others.runs);
        return new Packets(all);
    }
}
