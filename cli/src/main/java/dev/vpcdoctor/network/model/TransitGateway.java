package dev.vpcdoctor.network.model;

import java.util.Optional;

/**
 * A router between VPCs and other networks of a region.
 *
 * @param state {@code available}, {@code deleting} ...
 * @param securityGroupReferencing whether inbound rules may name groups of other attached VPCs
 *     (Options.SecurityGroupReferencingSupport)
 */
public record TransitGateway(String id, Optional<String> state, Optional<Boolean> securityGroupReferencing)
        implements AwsResource {}
