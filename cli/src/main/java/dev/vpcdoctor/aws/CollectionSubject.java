package dev.vpcdoctor.aws;

/** What a collection is about, as the user named it. */
public sealed interface CollectionSubject {

    /**
     * A function.
     *
     * @param nameOrArn a name, an ARN, either with an alias or version
     * @param withRecords whether its logs, flow logs and metrics are asked for too
     */
    record OfFunction(String nameOrArn, boolean withRecords) implements CollectionSubject {
        /** With its records. */
        public OfFunction(String nameOrArn) {
            this(nameOrArn, true);
        }
    }

    /** {@code eni-...} */
    record Interface(String id) implements CollectionSubject {}

    /** {@code i-...} */
    record OfInstance(String id) implements CollectionSubject {}

    /** {@code subnet-...} */
    record OfSubnet(String id) implements CollectionSubject {}
}
