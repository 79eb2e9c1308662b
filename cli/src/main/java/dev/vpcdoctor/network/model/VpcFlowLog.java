package dev.vpcdoctor.network.model;

import java.util.Optional;

/**
 * A flow log as it is set up; what stands in it is a witness of its own.
 *
 * @param resourceId the VPC, subnet or interface whose packets it writes down
 * @param failure why it delivers nothing, if it does not
 */
public record VpcFlowLog(String id, String resourceId, Optional<String> failure) implements AwsResource {}
