package dev.vpcdoctor.snapshot;

/**
 * A call that AWS refused or that failed, as the collector wrote it down in place of the answer.
 *
 * @param operation such as {@code ec2:DescribeVpcEndpoints}
 * @param code AWS's error code, such as {@code UnauthorizedOperation}
 * @param message AWS's own words
 * @param origin where it was read
 */
public record RefusedCall(String operation, String code, String message, Origin origin) {}
