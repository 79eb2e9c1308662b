package dev.vpcdoctor.network.model;

import dev.vpcdoctor.network.model.DatabaseCapacity.ParameterGroup;
import java.util.Optional;

/**
 * What somebody set in a parameter group.
 *
 * @param maxConnections a number or a formula, as it is set; empty where the engine's default holds
 */
public record DatabaseParameters(ParameterGroup group, Optional<String> maxConnections) implements AwsResource {
    @Override
    public String id() {
        return group.name();
    }

    /** Names repeat between regions, and between groups of instances and of clusters. */
    @Override
    public String key() {
        return key(group);
    }

    /** The key of a group's parameters. */
    public static String key(ParameterGroup group) {
        return group.words() + group.region().map(name -> " in " + name).orElse("");
    }
}
