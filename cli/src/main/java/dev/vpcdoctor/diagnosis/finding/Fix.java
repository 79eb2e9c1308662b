package dev.vpcdoctor.diagnosis.finding;

import java.util.List;
import java.util.Optional;

/**
 * What fixes a finding.
 *
 * @param commands AWS CLI commands with real ids, one a line; a line may end in a backslash and go on in the next
 * @param checked whether the path was walked again with the change and was open
 * @param outcome what the check gave, such as {@code with it the path is open from both subnets}
 * @param monthlyCostUsd what it costs in a month before traffic; zero for what is free, empty when that is not known
 */
public record Fix(
        String summary, List<String> commands, boolean checked, String outcome, Optional<Double> monthlyCostUsd) {
    public Fix {
        commands = List.copyOf(commands);
    }
}
