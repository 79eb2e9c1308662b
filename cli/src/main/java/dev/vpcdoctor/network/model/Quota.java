package dev.vpcdoctor.network.model;

import java.util.Optional;

/**
 * How much of something AWS gives in a region.
 *
 * @param code such as {@code L-9FEE3D26}
 */
public record Quota(String code, Optional<String> region, double value) implements AwsResource {

    @Override
    public String id() {
        return code;
    }

    /** Each region has its own. */
    @Override
    public String key() {
        return key(code, region);
    }

    /** The key of a quota in a region. */
    public static String key(String code, Optional<String> region) {
        return code + region.map(name -> " in " + name).orElse("");
    }
}
