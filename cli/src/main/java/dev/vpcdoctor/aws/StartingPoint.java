package dev.vpcdoctor.aws;

/** What a collection is about, as the user named it. */
public sealed interface StartingPoint {

    /**
     * A function.
     *
     * @param nameOrArn a name, an ARN, either with an alias or version
     * @param withRecords whether its logs, flow logs and metrics are asked for too
     */
    record Function(String nameOrArn, boolean withRecords) implements StartingPoint {
        /** With its records. */
        public Function(String nameOrArn) {
            this(nameOrArn, true);
        }
    }

    /** {@code eni-...} */
    record Interface(String id) implements StartingPoint {}

    /** {@code i-...} */
    record Instance(String id) implements StartingPoint {}

    /** {@code subnet-...} */
    record Subnet(String id) implements StartingPoint {}
}
