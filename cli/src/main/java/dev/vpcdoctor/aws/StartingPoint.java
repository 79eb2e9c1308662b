package dev.vpcdoctor.aws;

/** What a collection is about, as the user named it. */
public sealed interface StartingPoint {

    /** A name, an ARN, either with an alias or version. */
    record Function(String nameOrArn) implements StartingPoint {}

    /** {@code eni-...} */
    record Interface(String id) implements StartingPoint {}

    /** {@code i-...} */
    record Instance(String id) implements StartingPoint {}

    /** {@code subnet-...} */
    record Subnet(String id) implements StartingPoint {}
}
