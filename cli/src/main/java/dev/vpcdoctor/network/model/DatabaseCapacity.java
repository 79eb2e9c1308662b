package dev.vpcdoctor.network.model;

import java.util.Optional;

/**
 * What decides how many connections a database takes.
 *
 * @param serviceKey of the {@link ManagedService}
 * @param engine such as {@code aurora-postgresql}
 * @param instanceClass such as {@code db.t4g.medium}; of a cluster its writer's
 * @param parameterGroup of the same instance
 * @param clusterParameterGroup of the cluster that the instance is a member of, which may be unknown; empty where it is a
 *     member of none
 * @param serverless how far a class {@code db.serverless} scales
 */
public record DatabaseCapacity(
        String serviceKey,
        Optional<String> engine,
        Optional<String> engineVersion,
        Optional<String> instanceClass,
        Optional<ParameterGroup> parameterGroup,
        Optional<Fact<ParameterGroup>> clusterParameterGroup,
        Optional<ServerlessScaling> serverless)
        implements AwsResource {
    @Override
    public String id() {
        return serviceKey;
    }

    /** A parameter group, by its name in a region; groups of instances and of clusters have names of their own. */
    public record ParameterGroup(Level level, String name, Optional<String> region) {
        /** What a group's parameters hold for. */
        public enum Level {
            INSTANCE("parameter group"),
            CLUSTER("cluster parameter group");

            private final String words;

            Level(String words) {
                this.words = words;
            }
        }

        /** As a person calls it, {@code cluster parameter group orders}. */
        public String words() {
            return level.words + " " + name;
        }

        /** AWS's own groups cannot be changed. */
        public boolean isDefault() {
            return name.startsWith("default.");
        }
    }

    /** In capacity units of Aurora, of about 2 GiB each; with none as the least it pauses when nobody connects. */
    public record ServerlessScaling(double least, double most) {}
}
