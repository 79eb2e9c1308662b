package dev.vpcdoctor.cli;

import java.util.Set;

/** What a diagnosis asks beside the configuration, to tell of probes that an earlier run left behind. */
final class ProbeSearchCalls {
    static final Set<String> ALL = Set.of("iam:ListRoles", "logs:DescribeLogGroups");

    private ProbeSearchCalls() {}
}
