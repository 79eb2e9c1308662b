package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.AwsOptions;
import dev.vpcdoctor.aws.NotInAwsException;
import dev.vpcdoctor.aws.probe.ProbeAccount;
import dev.vpcdoctor.aws.probe.WaitLimits;
import dev.vpcdoctor.shared.Arn;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** In which account and region probes are. */
final class ProbeAccountOptions {

    @Option(names = "--profile", description = "A profile of your AWS configuration; else AWS_PROFILE or the default.")
    private Optional<String> profile = Optional.empty();

    @Option(names = "--region", description = "The region; else that of the function's ARN, AWS_REGION or the profile.")
    private Optional<String> region = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            converter = LiveOptions.Seconds.class,
            description = "Wait no longer than this for the answer to a call (default: ${DEFAULT-VALUE}).")
    private Duration timeout;

    AwsOptions aws() {
        return new AwsOptions(profile, region, timeout, AwsOptions.DEFAULT_SINCE, false);
    }

    /**
     * Begins.
     *
     * @param function by name or ARN, if there is one: an ARN tells the region
     */
    ProbeAccount open(Optional<String> function) {
        try {
            return ProbeAccount.open(aws(), function.flatMap(ProbeAccountOptions::regionOf), WaitLimits.DEFAULT);
        } catch (NotInAwsException e) {
            throw new WrongInput(e.getMessage(), e);
        }
    }

    /** {@code arn:aws:lambda:eu-west-1:123456789012:function:checkout}. */
    private static Optional<String> regionOf(String function) {
        return Arn.parse(function)
                .filter(arn -> arn.resourceType().equals("function"))
                .map(Arn::region);
    }
}
