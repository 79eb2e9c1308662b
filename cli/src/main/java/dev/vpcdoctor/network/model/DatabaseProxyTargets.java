package dev.vpcdoctor.network.model;

import java.util.List;
import java.util.Optional;

/**
 * The databases behind a proxy.
 *
 * @param proxyKey of the {@link ManagedService}
 */
public record DatabaseProxyTargets(String proxyKey, List<Target> targets) implements AwsResource {
    public DatabaseProxyTargets {
        targets = List.copyOf(targets);
    }

    @Override
    public String id() {
        return proxyKey;
    }

    /**
     * One database, as the proxy sees it.
     *
     * @param id of the instance or cluster
     * @param role {@code READ_WRITE}, {@code READ_ONLY} or {@code UNKNOWN}
     * @param state {@code AVAILABLE}, {@code UNAVAILABLE}, {@code REGISTERING} or {@code UNUSED}; empty for a cluster, whose
     *     instances are targets of their own
     * @param reason why it is not available, such as {@code AUTH_FAILURE}
     * @param description the reason in AWS's words
     */
    public record Target(
            String id,
            Optional<String> role,
            Optional<String> state,
            Optional<String> reason,
            Optional<String> description) {
        public boolean isAvailable() {
            return state.equals(Optional.of("AVAILABLE"));
        }

        public boolean takesWrites() {
            return role.equals(Optional.of("READ_WRITE"));
        }
    }
}
