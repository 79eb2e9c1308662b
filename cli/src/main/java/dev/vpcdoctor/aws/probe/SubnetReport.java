package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.shared.ProbeReport;
import java.util.Set;

/** What came of one subnet's probe. */
public sealed interface SubnetReport {

    String subnetId();

    /**
     * It reported.
     *
     * @param securityGroupIds with which it stood there
     */
    record Seen(String subnetId, Set<String> securityGroupIds, ProbeReport report) implements SubnetReport {
        public Seen {
            securityGroupIds = Set.copyOf(securityGroupIds);
        }

        /** The report as a snapshot keeps it, with where the probe stood beside what it saw. */
        public String toJson() {
            return ProbeReportFile.json(this);
        }
    }

    /** It did not. */
    record NotSeen(ProbeFailure failure) implements SubnetReport {
        @Override
        public String subnetId() {
            return failure.subnetId();
        }
    }
}
