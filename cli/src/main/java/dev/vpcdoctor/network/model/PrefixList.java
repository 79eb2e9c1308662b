package dev.vpcdoctor.network.model;

import dev.vpcdoctor.network.address.AddressSet;

/**
 * A named list of blocks: one that the user keeps, or AWS's for a service.
 *
 * @param name such as {@code com.amazonaws.eu-west-1.s3}
 * @param entries unknown when only the list's name was described
 */
public record PrefixList(String id, String name, Fact<AddressSet> entries) implements AwsResource {}
