package dev.vpcdoctor.network.model;

import java.util.Optional;
import java.util.function.Function;

/** Something that is known, or that is unknown with the reason why: never a default that stands in for a fact. */
public sealed interface Fact<T> {

    /** What is known. */
    record Known<T>(T value) implements Fact<T> {}

    /**
     * What could not be learned.
     *
     * @param because what is missing and why, such as {@code nat-1 is not in the snapshot}
     * @param toKnow what would tell, such as {@code aws ec2 describe-nat-gateways}
     */
    record Unknown<T>(String because, String toKnow) implements Fact<T> {}

    static <T> Fact<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Fact<T> unknown(String because, String toKnow) {
        return new Unknown<>(because, toKnow);
    }

    default Optional<T> optional() {
        return switch (this) {
            case Known<T> known -> Optional.of(known.value());
            case Unknown<T> unknown -> Optional.empty();
        };
    }

    default boolean isKnown() {
        return this instanceof Known<T>;
    }

    default <R> Fact<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Known<T> known -> known(change.apply(known.value()));
            case Unknown<T> unknown -> unknown(unknown.because(), unknown.toKnow());
        };
    }

    default <R> Fact<R> flatMap(Function<? super T, Fact<R>> change) {
        return switch (this) {
            case Known<T> known -> change.apply(known.value());
            case Unknown<T> unknown -> unknown(unknown.because(), unknown.toKnow());
        };
    }
}
