package dev.vpcdoctor.aws.probe;

import java.time.Duration;
import java.util.Optional;

/**
 * What is to be deployed.
 *
 * @param allowList what the probes may connect to, as {@code VPC_DOCTOR_ALLOW} takes it
 * @param roleArn the execution role; empty for one that is made for the purpose and removed with the probes
 * @param lifetime after which anybody's {@code probe cleanup} removes them
 * @param kept whether they stay until they are removed or expire; else they belong to this process
 */
public record ProbeOrder(
        ProbePlacement placement, String allowList, Optional<String> roleArn, Duration lifetime, boolean kept) {
    /** Longer than any run may last. */
    public static final Duration LIFETIME_OF_A_RUN = Duration.ofMinutes(30);

    /** A working day. */
    public static final Duration LIFETIME_KEPT = Duration.ofHours(8);

    /** Characters. Lambda takes 4 KB for all variables of a function together, names included. */
    public static final int LONGEST_ALLOW_LIST = 3_900;
}
