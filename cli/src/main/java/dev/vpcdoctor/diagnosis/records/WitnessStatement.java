package dev.vpcdoctor.diagnosis.records;

import dev.vpcdoctor.diagnosis.finding.Evidence;
import java.time.Instant;
import java.util.Optional;

/**
 * What a record says of a finding.
 *
 * @param decides whether it is certainly about the target; an error that names no host may be about anything
 * @param last when it was last seen, if the record tells
 */
record WitnessStatement(Evidence evidence, boolean decides, Optional<Instant> last) {}
