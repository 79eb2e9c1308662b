package dev.vpcdoctor.report;

import dev.vpcdoctor.aws.probe.FailedOperation;
import dev.vpcdoctor.aws.probe.ProbeInventory;

/** The last lines of a text about the probes of an account: where was looked, and where that was not possible. */
record AccountFooter(TextLines lines) {

    /**
     * Writes them.
     *
     * @param result what came of it, such as {@code probes of 2 deployments}
     */
    void write(String account, String region, String result, ProbeInventory inventory) {
        lines.wrapped(
                0,
                Tone.FAINT,
                String.join(
                        " · ",
                        account,
                        region,
                        result,
                        inventory.notLooked().isEmpty() ? "everything was seen" : "not everything could be seen:"));
        for (FailedOperation call : inventory.notLooked()) {
            lines.wrapped(2, Tone.PLAIN, call.says() + ". " + inventory.consequence(call));
        }
        if (!inventory.notLooked().isEmpty()) {
            lines.wrapped(2, Tone.PLAIN, "'vpc-doctor iam-policy probe' prints the policy that allows it.");
        }
    }
}
