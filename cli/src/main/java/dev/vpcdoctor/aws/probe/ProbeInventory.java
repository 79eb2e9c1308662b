package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.AwsRefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All probes of an account and region.
 *
 * @param notLooked calls that failed: what they would have told may be there too
 */
public record ProbeInventory(List<DeployedProbes> probes, List<FailedOperation> notLooked) {
    public ProbeInventory {
        probes = List.copyOf(probes);
        notLooked = List.copyOf(notLooked);
    }

    /** Whether nothing at all could be looked at, so that nothing can be said. */
    public boolean isBlind() {
        return notLookedWith()
                .containsAll(Set.of(
                        ProbeResourceSearch.FUNCTIONS, ProbeResourceSearch.ROLES, ProbeResourceSearch.LOG_GROUPS));
    }

    /** Whether everything could be listed, so that there is nothing beside what was found. */
    public boolean isWhole() {
        return notLookedWith().stream()
                .noneMatch(
                        Set.of(ProbeResourceSearch.FUNCTIONS, ProbeResourceSearch.ROLES, ProbeResourceSearch.LOG_GROUPS)
                                ::contains);
    }

    /** Whether all functions are known. Where they are not, a role may be one that a function still needs. */
    public boolean knowsFunctions() {
        return !notLookedWith().contains(ProbeResourceSearch.FUNCTIONS);
    }

    /**
     * Refuses to go on where functions are not known.
     *
     * @throws AwsRefusedException which says so
     */
    public void requireFunctions() {
        if (!knowsFunctions()) {
            throw new AwsRefusedException(notLooked.stream()
                            .filter(call -> call.operation().equals(ProbeResourceSearch.FUNCTIONS))
                            .map(FailedOperation::says)
                            .collect(Collectors.joining("; "))
                    + ". Nothing was removed: a function that cannot be looked for would stay behind without its role");
        }
    }

    /** What a call that failed leaves open, a sentence without a full stop. */
    public String consequence(FailedOperation call) {
        return switch (call.operation()) {
            case ProbeResourceSearch.FUNCTIONS -> "There may be more functions";
            case ProbeResourceSearch.ROLES -> "There may be more roles";
            case ProbeResourceSearch.LOG_GROUPS -> "There may be more log groups";
            default -> "Whose it is may be unknown";
        };
    }

    private Set<String> notLookedWith() {
        return notLooked.stream().map(FailedOperation::operation).collect(Collectors.toSet());
    }

    /** What earlier runs could not remove, in sentences without a full stop. */
    public List<String> leftovers(Instant now) {
        return probes.stream()
                .filter(one -> one.retention(now) == DeployedProbes.Retention.LEFTOVER)
                .map(one -> one.name() + " was left behind by an earlier run: 'vpc-doctor probe cleanup' removes it")
                .toList();
    }
}
