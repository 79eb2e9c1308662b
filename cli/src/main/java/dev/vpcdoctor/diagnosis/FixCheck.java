package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.finding.Fix;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.mode.Catalogue;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.target.PathFinder.FromSubnet;
import dev.vpcdoctor.network.target.PathFinder.Paths;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.remedy.LambdaFunctionChange.UpdateFunctionVpcConfig;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;

/** Walks again with the changes made. Faults of one path are fixed, and checked, together. */
final class FixCheck {
    private final Examination examination;
    private final List<Cause> causes;
    private final CheckResult together;

    FixCheck(Examination examination, List<Cause> causes) {
        this.examination = examination;
        this.causes = causes;
        this.together = check();
    }

    /**
     * What a check gave.
     *
     * @param with how many changes, for sentences
     * @param paths that were walked again; empty where there was nothing to walk
     */
    private record CheckResult(boolean opens, String with, String says, Optional<Paths> paths) {
        static final CheckResult NONE = new CheckResult(false, "", "", Optional.empty());
    }

    Optional<Fix> fixOf(Cause cause) {
        return cause.remedy().map(remedy -> fix(remedy, outcomeFor(cause, remedy)));
    }

    private CheckResult outcomeFor(Cause cause, Remedy remedy) {
        if (remedy.changes().isEmpty()) {
            return CheckResult.NONE;
        }
        boolean wasOpen = !examination.paths().fromSubnets().isEmpty()
                && examination.paths().verdict() == Verdict.OPEN;
        boolean inTheWay = cause.code().severity() == Severity.ERROR && !wasOpen;
        if (!inTheWay && cause.explains().isEmpty()) {
            return besideTheWay(cause, remedy);
        }
        boolean reached = !together.opens()
                && cause.goal().isPresent()
                && together.paths().filter(cause.goal().get().isReached()).isPresent();
        return reached
                ? new CheckResult(
                        true,
                        together.with(),
                        together.with() + " " + cause.goal().get().says(),
                        together.paths())
                : together;
    }

    /** Where nothing was in the way, a fix is checked by looking again for what it is to fix. */
    private CheckResult besideTheWay(Cause cause, Remedy remedy) {
        Examination after = examination.after(remedy);
        boolean fixed = Catalogue.FAILURE_MODES.stream()
                .filter(mode -> mode.code().equals(cause.code()))
                .noneMatch(mode -> mode.find(after).isPresent());
        return fixed
                ? new CheckResult(true, "with it", "with it this does not hold any more", Optional.empty())
                : CheckResult.NONE;
    }

    /** The quick way out while a subnet is broken: Lambda uses the others. */
    Optional<Fix> withoutSubnets(List<String> broken) {
        VpcConfig config = examination.function().vpcConfig().orElseThrow();
        List<String> rest =
                config.subnetIds().stream().filter(id -> !broken.contains(id)).toList();
        Remedy remedy = Remedy.free(
                "until the cause below is fixed, take " + String.join(", ", broken) + " out of the function",
                new UpdateFunctionVpcConfig(
                        examination.function(),
                        new VpcConfig(config.vpcId(), rest, config.securityGroupIds(), config.ipv6Allowed())));
        return Optional.of(fix(remedy, outcome(remedy.applyTo(examination.network()), "with it")));
    }

    private static Fix fix(Remedy remedy, CheckResult outcome) {
        return new Fix(remedy.summary(), remedy.commands(), outcome.opens(), outcome.says(), remedy.monthlyCostUsd());
    }

    private CheckResult check() {
        List<Remedy> remedies = causes.stream()
                .filter(cause -> cause.code().severity() == Severity.ERROR)
                .flatMap(cause -> cause.remedy().stream())
                .filter(remedy -> !remedy.changes().isEmpty())
                .toList();
        if (remedies.isEmpty()) {
            return CheckResult.NONE;
        }
        Network changed = examination.network();
        for (Remedy remedy : remedies) {
            changed = remedy.applyTo(changed);
        }
        return outcome(changed, remedies.size() == 1 ? "with it" : "with all fixes together");
    }

    private CheckResult outcome(Network changed, String with) {
        LambdaFunction function = changed.find(
                        LambdaFunction.class, examination.function().key())
                .optional()
                .orElse(examination.function());
        if (function.vpcConfig().isEmpty()) {
            return CheckResult.NONE;
        }
        Paths paths = examination.pathsIn(changed, function);
        Verdict verdict = paths.verdict();
        String says = switch (verdict) {
            case OPEN -> "the path is open from " + subnets(paths.fromSubnets());
            case UNKNOWN -> "nothing is known to block any more, but not all is known";
            case SOMETIMES, BLOCKED -> "the path is not open yet";
        };
        return new CheckResult(verdict == Verdict.OPEN, with, with + " " + says, Optional.of(paths));
    }

    private static String subnets(List<FromSubnet> from) {
        return switch (from.size()) {
            // What the fix makes has no id yet, only the shell variable of its commands.
            case 1 ->
                from.get(0).subnetId().startsWith("$")
                        ? "the new subnet"
                        : from.get(0).subnetId();
            case 2 -> "both subnets";
            default -> "all " + from.size() + " subnets";
        };
    }
}
