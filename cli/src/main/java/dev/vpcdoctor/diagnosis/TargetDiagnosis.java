package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.network.walk.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One target, and all paths to it.
 *
 * @param asked as the user named it
 * @param label short, for headlines: {@code orders:5432}
 * @param address the address or addresses walked to, if they are known
 * @param port empty when the target could not be understood far enough to have one
 * @param paths in the order of the function's subnets; empty when the function is in no VPC or the name means nothing
 */
public record TargetDiagnosis(
        String asked,
        String label,
        Optional<String> address,
        Optional<Integer> port,
        Verdict verdict,
        List<SubnetPath> paths) {
    public TargetDiagnosis {
        paths = List.copyOf(paths);
    }
}
