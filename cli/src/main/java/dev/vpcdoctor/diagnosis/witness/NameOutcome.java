package dev.vpcdoctor.diagnosis.witness;

import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What came of asking for the addresses of a name. */
public enum NameOutcome {
    /** Nobody asked. */
    NOT_ASKED,
    RESOLVED,
    /** There is no such name. */
    NO_SUCH_NAME,
    /** There is such a name, without an address. */
    NO_ADDRESS,
    /** No name server answered. */
    SILENT,
    /** A name server tried and could not find out. */
    FAILED,
    /** The name server does not want to answer. */
    REFUSED;

    private static final Set<Outcome> SETTLED = Set.of(Outcome.ANSWERED, Outcome.NXDOMAIN, Outcome.NO_ANSWER);

    /**
     * Puts the queries together. One name may be asked for with several search domains, types and servers: an address
     * decides, then a question that nobody answered, and only where all were answered there is none.
     */
    static NameOutcome of(List<Observation> queries) {
        Map<String, Set<Outcome>> byQuestion = new LinkedHashMap<>();
        for (Observation query : queries) {
            byQuestion
                    .computeIfAbsent(question(query), any -> new LinkedHashSet<>())
                    .add(query.outcome());
        }
        Set<Outcome> all = new LinkedHashSet<>();
        for (Set<Outcome> outcomes : byQuestion.values()) {
            boolean settled = outcomes.stream().anyMatch(SETTLED::contains);
            outcomes.stream()
                    .filter(outcome -> !settled || SETTLED.contains(outcome))
                    .forEach(all::add);
        }
        return all.isEmpty()
                ? NOT_ASKED
                : all.contains(Outcome.ANSWERED)
                        ? RESOLVED
                        : all.contains(Outcome.TIMED_OUT)
                                ? SILENT
                                : all.contains(Outcome.SERVFAIL)
                                        ? FAILED
                                        : all.contains(Outcome.REFUSED)
                                                ? REFUSED
                                                : all.contains(Outcome.NO_ANSWER) ? NO_ADDRESS : NO_SUCH_NAME;
    }

    private static String question(Observation query) {
        String type = query.asked().what().orElse("");
        return query.details() instanceof Details.Dns dns ? dns.question() + " " + type : type;
    }
}
