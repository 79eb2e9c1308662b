package dev.vpcdoctor.network.model;

import java.util.Optional;

/**
 * What decides how many connections a database takes.
 *
 * @param serviceKey of the {@link ManagedService}
 * @param engine such as {@code aurora-postgresql}
 * @param instanceClass such as {@code db.t4g.medium}; of a cluster its writer's
 * @param parameterGroup of the same instance
 * @param serverless how far a class {@code db.serverless} scales
 */
public record DatabaseCapacity(
        String serviceKey,
        Optional<String> engine,
        Optional<String> engineVersion,
        Optional<String> instanceClass,
        Optional<ParameterGroup> parameterGroup,
        Optional<ServerlessScaling> serverless)
        implements AwsResource {
    @Override
    public String id() {
        return serviceKey;
    }

    /** A parameter group, by its name in a region. */
    public record ParameterGroup(String name, Optional<String> region) {
        /** AWS's own groups cannot be changed. */
        public boolean isDefault() {
            return name.startsWith("default.");
        }
    }

    /** In capacity units of Aurora, of about 2 GiB each; with none as the least it pauses when nobody connects. */
    public record ServerlessScaling(double least, double most) {}
}
