package dev.vpcdoctor.network.walk;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What a hop or a whole path does to packets, from the best to the worst. */
public enum Verdict {
    OPEN,
    /** A part passes: some of the answer's ports, or one of several ways. */
    SOMETIMES,
    /** A fact is missing, or is not modelled. */
    UNKNOWN,
    BLOCKED;

    /** A path is blocked if any hop is; else unknown if any is; else sometimes if any is; else open. */
    public static Verdict ofPath(Collection<Verdict> hops) {
        return hops.stream().max(Comparator.naturalOrder()).orElse(UNKNOWN);
    }

    /** Several ways of which any may be taken: the same everywhere, or unknown if one is, or only sometimes. */
    public static Verdict ofAlternatives(Collection<Verdict> ways) {
        if (ways.stream().distinct().count() == 1) {
            return ways.iterator().next();
        }
        return ways.isEmpty() || ways.contains(UNKNOWN) ? UNKNOWN : SOMETIMES;
    }

    /** Lower case, as reports write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
