package dev.vpcdoctor.network.model;

/** A role that a function names and that IAM does not know. */
public record DeletedRole(String arn) implements AwsResource {

    @Override
    public String id() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    @Override
    public String key() {
        return arn;
    }
}
