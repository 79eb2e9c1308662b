package dev.vpcdoctor.diagnosis.mode.names;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.target.PathFinder.Paths;
import dev.vpcdoctor.network.walk.NameReason.NameServersUnreachable;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.LambdaFunctionChange.UpdateFunctionVpcConfig;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.VpcChange.UseAmazonProvidedDns;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The VPC's DHCP options name a name server of one's own, and the function does not reach it. */
public final class CustomDnsUnreachable implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("custom-dns-unreachable", ExpectedEvidence.NAMES_NOT_ANSWERED);

    private final Function<Examination, List<Cause>> causes;

    /**
     * Looks for name servers that are not reached.
     *
     * @param causes what keeps packets from a place, as the whole catalogue finds it
     */
    public CustomDnsUnreachable(Function<Examination, List<Cause>> causes) {
        this.causes = causes;
    }

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NameServersUnreachable>> blockers = about.blockers(NameServersUnreachable.class);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<Path> toServers = blockers.stream()
                .flatMap(blocker -> blocker.because().paths().stream())
                .distinct()
                .toList();
        String servers = String.join(
                ", ",
                toServers.stream()
                        .map(path -> path.destination().label())
                        .distinct()
                        .toList());
        List<Cause> reasons = causes.apply(about.along(servers, toServers));
        Cause.Builder cause = Cause.of(CODE)
                .explaining(blockers)
                .about(about.vpc().flatMap(vpc -> vpc.dhcpOptionsId()).stream().toList());
        reasons.forEach(reason -> {
            cause.about(reason.resources());
            reason.evidence().forEach(evidence -> cause.says(evidence.says(), evidence.from()));
        });
        Optional<Remedy> together = together(servers, reasons);
        if (together.isEmpty()) {
            cause.says("with the Amazon resolver, names that only " + servers + " knows do not resolve", "");
        }
        return Optional.of(cause.fixedBy(together.orElseGet(() -> amazonResolver(blockers.get(0))))
                .withGoal(new Cause.Goal(
                        servers + " is reached; what it answers is not in the configuration",
                        CustomDnsUnreachable::isReached))
                .summary("No name resolves: the VPC's " + servers + " is not reached."
                        + reasons.stream()
                                .findFirst()
                                .map(reason -> " " + reason.summary())
                                .orElse("")));
    }

    /** What lets the function reach the servers where it stands; nobody moves it for a name server's sake. */
    private static Optional<Remedy> together(String servers, List<Cause> reasons) {
        List<Remedy> remedies = reasons.stream()
                .flatMap(reason -> reason.remedy().stream())
                .filter(remedy -> !remedy.changes().isEmpty()
                        && remedy.changes().stream().noneMatch(UpdateFunctionVpcConfig.class::isInstance))
                .toList();
        List<Change> changes = remedies.stream()
                .flatMap(remedy -> remedy.changes().stream())
                .distinct()
                .toList();
        double cost = remedies.stream()
                .flatMap(remedy -> remedy.monthlyCostUsd().stream())
                .mapToDouble(Double::doubleValue)
                .sum();
        return reasons.isEmpty() || remedies.size() < reasons.size()
                ? Optional.empty()
                : Optional.of(new Remedy("let the function reach " + servers, changes, Optional.of(cost)));
    }

    private static Remedy amazonResolver(Blocker<NameServersUnreachable> blocker) {
        return Remedy.free(
                "ask the Amazon resolver instead",
                new UseAmazonProvidedDns(blocker.subnet().vpcId()));
    }

    private static boolean isReached(Paths paths) {
        return paths.fromSubnets().stream()
                .flatMap(from -> from.paths().stream())
                .flatMap(path -> path.hops().stream())
                .noneMatch(hop -> hop.because() instanceof NameServersUnreachable);
    }
}
