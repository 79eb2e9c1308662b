package dev.vpcdoctor.report;

import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.network.target.PathFinder.Paths;
import java.util.List;

/**
 * The walk alone: what was asked, and all paths.
 *
 * @param from the source as the user named it
 */
public record WalkReport(String from, Paths paths, List<NotRead> notRead) {
    public WalkReport {
        notRead = List.copyOf(notRead);
    }
}
