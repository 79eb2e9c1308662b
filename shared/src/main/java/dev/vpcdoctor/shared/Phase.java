package dev.vpcdoctor.shared;

/**
 * A part of an attempt.
 *
 * @param name what went on: {@code query}, {@code connect}, {@code handshake}, {@code exchange} ...
 * @param startMicros since the report's start
 * @param durationMicros until the phase ended, well or not
 */
public record Phase(String name, long startMicros, long durationMicros) {
    public Phase {
        Invalid.unless(startMicros >= 0 && durationMicros >= 0, "a phase cannot begin or last less than nothing");
    }
}
