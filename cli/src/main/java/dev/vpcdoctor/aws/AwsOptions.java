package dev.vpcdoctor.aws;

import java.time.Duration;
import java.util.Optional;

/**
 * How AWS is asked.
 *
 * @param profile of the AWS configuration; empty for what the environment says
 * @param region such as {@code eu-west-1}; empty for the function's ARN, the environment or the profile
 * @param timeout for all calls together; what is not finished then is unknown
 * @param since how far back logs, flow logs and metrics are read
 * @param keepEnvironment whether the values of the function's environment variables are kept
 */
public record AwsOptions(
        Optional<String> profile, Optional<String> region, Duration timeout, Duration since, boolean keepEnvironment) {
    public static final Duration DEFAULT_SINCE = Duration.ofHours(1);
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
}
