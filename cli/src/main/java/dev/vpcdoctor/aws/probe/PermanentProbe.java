package dev.vpcdoctor.aws.probe;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Probes that somebody deploys for good, by whatever deploys the rest of the account. They are what
 * {@link ProbeDeployment} makes, but that they stay: the same functions, role and log group under names by which they are
 * found.
 *
 * @param allowList what they may connect to, as {@code VPC_DOCTOR_ALLOW} takes it
 */
public record PermanentProbe(ProbeName name, ProbePlacement placement, String allowList) {
    private static final Pattern SUBNET = Pattern.compile("subnet-[0-9a-z]{1,17}");
    private static final Pattern GROUP = Pattern.compile("sg-[0-9a-z]{1,17}");

    /** Refuses what would not be found again, or says something else where it is written. */
    public PermanentProbe {
        require("a subnet", SUBNET, placement.subnetIds());
        require("a security group", GROUP, placement.securityGroupIds());
        if (allowList.isEmpty() || allowList.length() > ProbeOrder.LONGEST_ALLOW_LIST) {
            throw new IllegalArgumentException("the list of what a probe may connect to has 1 to "
                    + ProbeOrder.LONGEST_ALLOW_LIST + " characters, and this one " + allowList.length());
        }
    }

    private static void require(String what, Pattern form, List<String> ids) {
        for (String id : ids) {
            if (!form.matcher(id).matches()) {
                throw new IllegalArgumentException("'" + id + "' is not the id of " + what);
            }
        }
        if (ids.isEmpty() || ids.stream().distinct().count() != ids.size()) {
            throw new IllegalArgumentException(what + " is missing, or is there twice");
        }
    }
}
