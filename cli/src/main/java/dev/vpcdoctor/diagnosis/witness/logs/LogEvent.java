package dev.vpcdoctor.diagnosis.witness.logs;

import java.time.Instant;

/**
 * One entry of a log stream.
 *
 * @param message as plain text; what was JSON is its texts, one below the other
 */
public record LogEvent(Instant time, String stream, String message) {}
