package dev.vpcdoctor.network.model;

import java.util.Optional;

/**
 * A router between VPCs and other networks of a region.
 *
 * @param state {@code available}, {@code deleting} ...
 * @param securityGroupReferencing whether inbound rules may name groups of other attached VPCs
 *     (Options.SecurityGroupReferencingSupport)
 * @param associationTableId the table with which a new attachment is associated by itself, if any
 * @param propagationTableId the table in which a new attachment's blocks appear by themselves, if any
 */
public record TransitGateway(
        String id,
        Optional<String> state,
        Optional<Boolean> securityGroupReferencing,
        Optional<String> associationTableId,
        Optional<String> propagationTableId)
        implements AwsResource {}
