package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.mode.Catalogue;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds all causes of one target: what stands in the way now, and what would stand in the way once that is fixed. A name
 * that comes to mean an endpoint leads past rules that nobody met before. What a function meets that is in no VPC yet is
 * not asked: its remedy is to be whole by itself.
 */
final class CauseSearch {
    /** A way that is fixed rarely hides more than one further fault. */
    private static final int MOST_ROUNDS = 3;

    private static final Evidence SHOWS_LATER =
            new Evidence(Evidence.Kind.CONFIGURATION, "it shows once what stands above is fixed", "");

    private final Examination first;

    CauseSearch(Examination examination) {
        this.first = examination;
    }

    List<Cause> causes() {
        List<Cause> all = new ArrayList<>(Catalogue.causes(first));
        boolean inVpc = first.function().vpcConfig().isPresent();
        for (int round = 1; inVpc && round < MOST_ROUNDS; round++) {
            Examination then = fixed(all);
            Verdict verdict = then.paths().verdict();
            List<Cause> more = verdict == Verdict.BLOCKED || verdict == Verdict.SOMETIMES
                    ? Catalogue.causes(then).stream()
                            .filter(cause -> all.stream().noneMatch(known -> isSame(known, cause)))
                            .filter(cause -> !isContradicted(cause))
                            .map(cause -> cause.saying(SHOWS_LATER))
                            .toList()
                    : List.of();
            if (more.isEmpty()) {
                break;
            }
            all.addAll(more);
        }
        return all;
    }

    private Examination fixed(List<Cause> causes) {
        Network changed = first.network();
        for (Cause cause : causes) {
            if (cause.remedy().isPresent()) {
                changed = cause.remedy().get().applyTo(changed);
            }
        }
        LambdaFunction function = changed.find(
                        LambdaFunction.class, first.function().key())
                .optional()
                .orElse(first.function());
        return first.in(changed, function);
    }

    /** What packets rule out now is not found later either. */
    private boolean isContradicted(Cause cause) {
        return cause.explains().stream().anyMatch(blocker -> first.packets().contradictsAnywhere(blocker.hop()));
    }

    private static boolean isSame(Cause one, Cause other) {
        return one.code().equals(other.code()) && one.resources().equals(other.resources());
    }
}
