package dev.vpcdoctor.diagnosis.witness;

/**
 * A probe that Lambda could not connect to a subnet: no packet was sent, and that itself tells something.
 *
 * @param code Lambda's own, such as {@code SubnetOutOfIPAddresses}
 * @param says in Lambda's words, for a person
 */
public record UnconnectedProbe(String subnetId, String code, String says) {}
