package dev.vpcdoctor.diagnosis.mode.common;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.remedy.Remedy;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tries remedies on the model: which is the first that ends what a cause explains, and breaks nothing else. */
public final class RemedySelection {
    private RemedySelection() {}

    /** A fault as it can be found again in another network. */
    private record BlockKind(HopKind kind, Class<? extends Reason> because) {}

    /**
     * The first remedy that works; if none does, the first one, of which the check then says so.
     *
     * @param explained what the remedy is for
     * @param candidates the least first
     */
    public static Optional<Remedy> first(
            Examination about, List<? extends Blocker<?>> explained, List<Optional<Remedy>> candidates) {
        List<Remedy> made = candidates.stream().flatMap(Optional::stream).toList();
        Set<BlockKind> left = faults(about.allBlockers());
        left.removeAll(faults(explained));
        return made.stream()
                .filter(remedy -> left.containsAll(faults(about.after(remedy).allBlockers())))
                .findFirst()
                .or(() -> made.stream().findFirst());
    }

    private static Set<BlockKind> faults(Collection<? extends Blocker<?>> blockers) {
        return blockers.stream()
                .map(blocker ->
                        new BlockKind(blocker.hop().kind(), blocker.because().getClass()))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
