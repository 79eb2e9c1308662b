package dev.vpcdoctor.diagnosis.finding;

import java.util.Set;

/**
 * What one kind of witness can say of a finding.
 *
 * @param <S> the signs by which it speaks
 */
public sealed interface WitnessRule<S> {

    /** It is heard of every finding of the kind; signs in neither set say nothing. */
    record Signs<S>(Set<S> supporting, Set<S> contradicting) implements WitnessRule<S> {
        public Signs {
            supporting = Set.copyOf(supporting);
            contradicting = Set.copyOf(contradicting);
        }
    }

    /** What is found rests on it, so that whoever finds it puts it beside the finding. */
    record ByFinder<S>() implements WitnessRule<S> {}

    /**
     * It can say nothing.
     *
     * @param because why not, a sentence without a full stop
     */
    record Silent<S>(String because) implements WitnessRule<S> {}

    static <S> WitnessRule<S> signs(Set<S> supporting, Set<S> contradicting) {
        return new Signs<>(supporting, contradicting);
    }

    static <S> WitnessRule<S> byFinder() {
        return new ByFinder<>();
    }

    static <S> WitnessRule<S> silent(String because) {
        return new Silent<>(because);
    }

    default boolean supports(S sign) {
        return switch (this) {
            case Signs<S> signs -> signs.supporting().contains(sign);
            case ByFinder<S> finder -> false;
            case Silent<S> silent -> false;
        };
    }

    default boolean contradicts(S sign) {
        return switch (this) {
            case Signs<S> signs -> signs.contradicting().contains(sign);
            case ByFinder<S> finder -> false;
            case Silent<S> silent -> false;
        };
    }
}
