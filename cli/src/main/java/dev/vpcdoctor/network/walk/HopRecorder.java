package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.model.Fact;
import java.util.ArrayList;
import java.util.List;

/** The hops of one walk as they are made: those of the packet, then those of the answer. */
final class HopRecorder {
    private final List<Hop> there = new ArrayList<>();
    private final List<Hop> back = new ArrayList<>();

    void add(HopKind kind, String id, Verdict verdict, Reason because) {
        add(new Hop(kind, id, verdict, because));
    }

    void add(Hop hop) {
        (hop.kind().isWayBack() ? back : there).add(hop);
    }

    void open(HopKind kind, String id, Reason because) {
        add(kind, id, Verdict.OPEN, because);
    }

    void blocked(HopKind kind, String id, Reason because) {
        add(kind, id, Verdict.BLOCKED, because);
    }

    void unknown(HopKind kind, String id, String what, String toKnow) {
        add(kind, id, Verdict.UNKNOWN, new Reason.Missing(what, toKnow));
    }

    void unknown(HopKind kind, String id, Fact.Unknown<?> why) {
        unknown(kind, id, why.because(), why.toKnow());
    }

    List<Hop> hops() {
        List<Hop> all = new ArrayList<>(there);
        all.addAll(back);
        return all;
    }
}
