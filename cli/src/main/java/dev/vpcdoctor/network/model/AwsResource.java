package dev.vpcdoctor.network.model;

/** Something that AWS gives an id. */
public interface AwsResource {

    /** As AWS and its users write it, such as {@code nat-0a1b2c}. */
    String id();

    /** What tells this one from all others of its kind, where ids alone do not. */
    default String key() {
        return id();
    }
}
