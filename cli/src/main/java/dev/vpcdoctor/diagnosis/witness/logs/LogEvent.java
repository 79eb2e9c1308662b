package dev.vpcdoctor.diagnosis.witness.logs;

import java.time.Instant;

/**
 * One entry of a log stream.
 *
 * @param id that AWS gave it; empty where it is not told
 * @param message as plain text; what was JSON is its texts, one below the other
 */
public record LogEvent(String id, Instant time, String stream, String message) {}
