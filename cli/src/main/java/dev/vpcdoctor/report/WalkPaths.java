package dev.vpcdoctor.report;

import dev.vpcdoctor.network.target.PathFinder.FromSubnet;
import dev.vpcdoctor.network.target.PathFinder.Paths;
import java.util.ArrayList;
import java.util.List;

/** The paths of a walk in the order in which they are reported. */
final class WalkPaths {
    private WalkPaths() {}

    static List<ReportedPath> of(Paths paths) {
        List<ReportedPath> reported = new ArrayList<>();
        for (FromSubnet from : paths.fromSubnets()) {
            for (int place = 0; place < from.paths().size(); place++) {
                boolean current = paths.target().places().isEmpty() || paths.isCurrent(place);
                reported.add(new ReportedPath(from.paths().get(place), current));
            }
        }
        return reported;
    }
}
