package dev.vpcdoctor.report;

import dev.vpcdoctor.aws.probe.ProbeInventory;
import java.time.Instant;

/**
 * The probes of an account and region, for one who asks what is there.
 *
 * @param now against which their times are told
 */
public record ProbeListing(String account, String region, Instant now, ProbeInventory inventory) {}
