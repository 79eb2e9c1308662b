package dev.vpcdoctor.network.model;

/**
 * How much of one kind of resource is known.
 *
 * @param whole whether all that exist in the region are known, so that one that is not there does not exist
 * @param because why not all are known; empty when they are
 * @param toKnow the call that would tell, {@code aws ec2 describe-nat-gateways}
 */
public record Listing(boolean whole, String because, String toKnow) {

    <T> Fact<T> unknown(String subject) {
        return Fact.unknown(whole ? subject + " is not in the snapshot" : because, toKnow);
    }
}
