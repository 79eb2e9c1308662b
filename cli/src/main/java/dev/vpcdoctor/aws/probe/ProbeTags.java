package dev.vpcdoctor.aws.probe;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a tag says about something that belongs to a probe.
 *
 * @param purpose {@code probe}, or {@code permanent-probe} of one that somebody else deploys
 * @param function the one that is looked into, if it is one
 * @param owner who deployed it, {@link CallerIdentity#tag}
 * @param process that deployed it and to which it belongs; empty of what stays by itself
 * @param created when
 * @param expires after which anybody may remove it; empty of what is permanent
 */
record ProbeTags(
        String purpose,
        Optional<String> function,
        Optional<String> owner,
        Optional<DeployingProcess> process,
        Optional<Instant> created,
        Optional<Instant> expires) {
    static final String PURPOSE = "vpc-doctor:purpose";
    static final String PROBE = "probe";
    static final String PERMANENT = "permanent-probe";

    private static final String FUNCTION = "vpc-doctor:function";
    private static final String OWNER = "vpc-doctor:owner";
    private static final String PROCESS = "vpc-doctor:process";
    /** In place of a process. To take the tag away would need another permission. */
    private static final String NO_PROCESS = "none";

    private static final String CREATED = "vpc-doctor:created";
    private static final String EXPIRES = "vpc-doctor:expires";

    static ProbeTags of(ProbeOrder order, CallerIdentity caller, Instant now) {
        return new ProbeTags(
                PROBE,
                order.placement().function(),
                Optional.of(caller.tag()),
                Optional.of(DeployingProcess.current()),
                Optional.of(now),
                Optional.of(now.plus(order.lifetime())));
    }

    /** What is not ours, or was made by Lambda itself in our name, has no tags of ours. */
    static Optional<ProbeTags> read(Map<String, String> tags) {
        return Optional.ofNullable(tags.get(PURPOSE))
                .map(purpose -> new ProbeTags(
                        purpose,
                        Optional.ofNullable(tags.get(FUNCTION)),
                        Optional.ofNullable(tags.get(OWNER)),
                        Optional.ofNullable(tags.get(PROCESS)).flatMap(DeployingProcess::parse),
                        time(tags.get(CREATED)),
                        time(tags.get(EXPIRES))));
    }

    Map<String, String> asMap() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put(PURPOSE, purpose);
        function.ifPresent(name -> tags.put(FUNCTION, name));
        owner.ifPresent(caller -> tags.put(OWNER, caller));
        process.ifPresent(known -> tags.put(PROCESS, known.tag()));
        created.ifPresent(time -> tags.put(CREATED, text(time)));
        expires.ifPresent(time -> tags.put(EXPIRES, text(time)));
        return tags;
    }

    /** The same of something that no longer belongs to the process that made it. */
    Map<String, String> ofWhatStays() {
        Map<String, String> tags = asMap();
        tags.put(PROCESS, NO_PROCESS);
        return tags;
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
