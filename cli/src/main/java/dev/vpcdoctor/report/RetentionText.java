package dev.vpcdoctor.report;

import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.aws.probe.DeployedProbes.Retention;
import java.time.Instant;

/** Whether somebody needs a probe, in plain words. */
final class RetentionText {
    private RetentionText() {}

    static String of(Retention retention) {
        return switch (retention) {
            case PERMANENT -> "permanent";
            case IN_USE -> "in use";
            case KEPT -> "kept";
            case PERHAPS_IN_USE -> "perhaps in use";
            case LEFTOVER -> "left behind";
        };
    }

    static StatusMark mark(Retention retention) {
        return switch (retention) {
            case PERMANENT, IN_USE, KEPT -> StatusMark.NOTE;
            case PERHAPS_IN_USE -> StatusMark.UNSURE;
            case LEFTOVER -> StatusMark.WARNING;
        };
    }

    /** Why it stands there, after its name: {@code is kept by ... until ...}. */
    static String sentence(DeployedProbes probes, Instant now) {
        String until = probes.expires()
                .map(time -> " until " + TimeText.against(time, now))
                .orElse("");
        return switch (probes.retention(now)) {
            case PERMANENT -> "is permanent: whoever deployed its template removes it";
            case IN_USE -> "is in use: a run on this machine goes on, and removes it at its end";
            case KEPT -> "is kept" + probes.owner().map(owner -> " by " + owner).orElse("") + until;
            case PERHAPS_IN_USE ->
                probes.tagsKnown()
                        ? "is perhaps in use by a run on another machine" + until
                        : "is perhaps in use: its tags, which tell whose it is, cannot be read";
            case LEFTOVER -> "was left behind: nobody needs it";
        };
    }
}
