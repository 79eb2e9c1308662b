package dev.vpcdoctor.shared;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the probe is asked to try. All checks start at once.
 *
 * @param deadline after which the report goes out whatever is unfinished; empty for the function's own time limit
 * @param checks at most {@link #MAX_CHECKS}, with {@link #MAX_ATTEMPTS} attempts in all, each with an id of its own
 */
public record ProbeRequest(Optional<Duration> deadline, List<Check> checks) {
    public static final String SCHEMA_VERSION = "1";
    public static final int MAX_CHECKS = 2_000;
    public static final int MAX_ATTEMPTS = 10_000;
    /** Characters of the request's JSON. */
    public static final int MAX_LENGTH = 2_000_000;

    private static final long MAX_DEADLINE_MILLIS = 900_000;

    public ProbeRequest {
        if (deadline.isPresent()) {
            long millis = deadline.get().toMillis();
            Invalid.unless(
                    millis >= 1 && millis <= MAX_DEADLINE_MILLIS,
                    "deadlineMillis must be 1 to " + MAX_DEADLINE_MILLIS + ", not " + millis);
        }
        checks = List.copyOf(checks);
        Invalid.unless(
                checks.size() <= MAX_CHECKS,
                "a request holds at most " + MAX_CHECKS + " checks, and this one has " + checks.size()
                        + ": send them in several requests");
        long attempts = 0;
        Set<String> ids = new HashSet<>();
        for (Check check : checks) {
            attempts += check.attempts().times();
            Invalid.unless(
                    ids.add(check.id()) || check instanceof UnknownCheck, "the id " + check.id() + " is used twice");
        }
        Invalid.unless(
                attempts <= MAX_ATTEMPTS,
                "a request holds at most " + MAX_ATTEMPTS + " attempts, and this one has " + attempts
                        + ": ask for fewer repetitions or send several requests");
    }

    public static ProbeRequest of(Check... checks) {
        return new ProbeRequest(Optional.empty(), List.of(checks));
    }

    public ProbeRequest within(Duration wanted) {
        return new ProbeRequest(Optional.of(wanted), checks);
    }

    /** The JSON that {@code probe-request.schema.json} describes. */
    public String toJson() {
        return ProbeRequestWriter.write(this);
    }

    /**
     * Reads a request. What a single check says wrongly makes that check an {@link UnknownCheck}.
     *
     * @throws MalformedJsonException if the whole cannot be used: not JSON, another schema version, too large
     */
    public static ProbeRequest fromJson(String json) throws MalformedJsonException {
        return ProbeRequestReader.read(json);
    }
}
