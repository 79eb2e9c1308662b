package dev.vpcdoctor.report;

import dev.vpcdoctor.aws.probe.ProbeKeepResult;
import dev.vpcdoctor.aws.probe.ProbeOrder;
import java.time.Instant;

/**
 * What came of deploying probes that stay.
 *
 * @param began when it began; the probes' time counts from here
 */
public record ProbeDeploymentReport(
        String account, String region, Instant began, ProbeOrder order, ProbeKeepResult deployed) {

    /** Whether they stay; else one failed, and none does. */
    boolean isKept() {
        return deployed.removal().isEmpty();
    }

    Instant expires() {
        return began.plus(order.lifetime());
    }
}
