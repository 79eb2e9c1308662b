package dev.vpcdoctor.shared;

import java.util.Optional;

/** A constant that is written in JSON as one fixed lower-case word. */
public interface Word {
    /** The word, as in JSON and in reports to people: {@code too-many-connections}. */
    String word();

    /** The constant whose word this is, out of {@code values}; empty if there is none. */
    static <T extends Word> Optional<T> find(T[] values, String word) {
        for (T value : values) {
            if (value.word().equals(word)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
