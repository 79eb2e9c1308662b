package dev.vpcdoctor.network.policy;

import java.util.Collection;
import java.util.function.Function;

/** Whether something fits, where not all that it depends on is known. */
enum Match {
    YES,
    UNKNOWN,
    NO;

    static Match of(boolean fits) {
        return fits ? YES : NO;
    }

    Match and(Match other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Match or(Match other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Match not() {
        return switch (this) {
            case YES -> NO;
            case UNKNOWN -> UNKNOWN;
            case NO -> YES;
        };
    }

    /** Whether any fits; none of nothing does. */
    static <T> Match any(Collection<T> all, Function<T, Match> match) {
        return all.stream().map(match).reduce(NO, Match::or);
    }

    /** Whether each fits; all of nothing do. */
    static <T> Match all(Collection<T> all, Function<T, Match> match) {
        return all.stream().map(match).reduce(YES, Match::and);
    }
}
