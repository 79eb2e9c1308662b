package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Catalogue;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.target.PathFinder.Paths;
import dev.vpcdoctor.network.walk.NameReason.NameServersUnreachable;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.MoveFunction;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.UseAmazonResolver;
import java.util.List;
import java.util.Optional;

/** The VPC's DHCP options name a name server of one's own, and the function does not reach it. */
public final class CustomDnsUnreachable implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "custom-dns-unreachable",
            Chapter.NAMES,
            Severity.ERROR,
            Expectation.NAMES_NOT_ANSWERED,
            "The VPC's DHCP options name a name server of one's own, and its port 53 is not reached from the function."
                    + " Unlike the Amazon resolver, such a server is a host like any other: security groups, network"
                    + " ACLs and routes hold for it.",
            "EAI_AGAIN, getaddrinfo time-outs, after some seconds each, before any connection.",
            "Without name servers of one's own, vpc-dns-support-off. A server that is reached and does not know a name"
                    + " answers NXDOMAIN, which packets tell and not the configuration.",
            "Open port 53, UDP and TCP, to the name server, or return to the Amazon resolver.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
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
        List<Cause> reasons = Catalogue.causes(about.along(servers, toServers));
        Cause.Builder cause = Cause.of(EXPLANATION)
                .explaining(blockers)
                .about(about.vpc().flatMap(vpc -> vpc.dhcpOptionsId()).stream().toList());
        reasons.forEach(reason -> {
            cause.about(reason.resources());
            reason.evidence().forEach(evidence -> cause.says(evidence.says(), evidence.from()));
        });
        Remedy remedy = together(servers, reasons).orElseGet(() -> amazonResolver(blockers.get(0)));
        if (remedy.changes().stream().anyMatch(UseAmazonResolver.class::isInstance)) {
            cause.says("with the Amazon resolver, names that only " + servers + " knows do not resolve", "");
        }
        return Optional.of(cause.mendedBy(remedy)
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
                        && remedy.changes().stream().noneMatch(MoveFunction.class::isInstance))
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
                new UseAmazonResolver(blocker.subnet().vpcId()));
    }

    private static boolean isReached(Paths paths) {
        return paths.fromSubnets().stream()
                .flatMap(from -> from.paths().stream())
                .flatMap(path -> path.hops().stream())
                .noneMatch(hop -> hop.because() instanceof NameServersUnreachable);
    }
}
