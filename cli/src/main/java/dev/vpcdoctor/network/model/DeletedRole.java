package dev.vpcdoctor.network.model;

import dev.vpcdoctor.shared.Arn;

/** A role that a function names and that IAM does not know. */
public record DeletedRole(String arn) implements AwsResource {

    @Override
    public String id() {
        return Arn.nameIn(arn);
    }

    @Override
    public String key() {
        return arn;
    }
}
