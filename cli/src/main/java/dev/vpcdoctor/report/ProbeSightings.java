package dev.vpcdoctor.report;

import dev.vpcdoctor.aws.probe.ProbeOutcome;
import java.util.List;

/**
 * What probes saw, and nothing that follows from it.
 *
 * @param notAsked the targets that no probe was asked about
 */
public record ProbeSightings(String account, String region, ProbeOutcome outcome, List<NotAsked> notAsked) {
    public ProbeSightings {
        notAsked = List.copyOf(notAsked);
    }

    /**
     * One of them.
     *
     * @param target as it was asked for
     * @param because without a full stop
     */
    public record NotAsked(String target, String because) {}
}
