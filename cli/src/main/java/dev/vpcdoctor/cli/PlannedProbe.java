package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.AwsOptions;
import dev.vpcdoctor.aws.CollectionSubject;
import dev.vpcdoctor.aws.LiveCollection.Collected;
import dev.vpcdoctor.aws.probe.ProbePlacement;
import dev.vpcdoctor.cli.probe.FunctionPlacement;
import dev.vpcdoctor.cli.probe.ProbeOrderPlanner;
import dev.vpcdoctor.diagnosis.probe.PlannedTarget;
import dev.vpcdoctor.diagnosis.probe.ProbePlan;
import dev.vpcdoctor.diagnosis.probe.ProbePlanner;
import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.target.PathFinder;
import dev.vpcdoctor.network.target.SourceExpression;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.target.TargetSyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Probes that somebody wants: where they stand and what they ask, by the account as it is now.
 *
 * @param network what was read to find that out
 */
record PlannedProbe(Network network, ProbePlacement placement, ProbePlan plan) {

    /**
     * As a function stands.
     *
     * @param targets none for those that its configuration gives away
     */
    static PlannedProbe ofFunction(String function, List<String> targets, AwsOptions options, VpcDoctorCommand top) {
        List<TargetExpression> named = parsed(targets);
        DiagnosisInput facts =
                read(new CollectionSubject.OfFunction(function), options, top).facts();
        LambdaFunction found = facts.function(function, Optional.empty());
        return switch (FunctionPlacement.of(found)) {
            case FunctionPlacement.None none -> throw new WrongInput(none.because());
            case FunctionPlacement.Known known ->
                new PlannedProbe(
                        facts.network(),
                        known.placement(),
                        checked(() -> ProbePlanner.planFor(facts.network(), found, named)));
        };
    }

    /** In subnets of one's own choice, all of one VPC. */
    static PlannedProbe ofSubnets(
            List<String> subnetIds,
            List<String> groupIds,
            List<String> targets,
            AwsOptions options,
            VpcDoctorCommand top) {
        List<TargetExpression> named = parsed(targets);
        Read read = read(new CollectionSubject.OfSubnet(subnetIds.get(0)), options, top);
        Network network = read.facts().network();
        requireOneVpc(network, subnetIds);
        SourceExpression source =
                new SourceExpression.SubnetAndGroups(subnetIds.get(0), subnetIds.get(0), Set.copyOf(groupIds));
        PathFinder finder = new PathFinder(network);
        Optional<String> region = Optional.of(read.region());
        return new PlannedProbe(
                network,
                new ProbePlacement(subnetIds, groupIds, false, Optional.empty()),
                checked(() -> new ProbePlanner(region, Optional.empty())
                        .plan(named.stream()
                                .map(target -> finder.find(source, target, IpProtocol.TCP, region)
                                        .target())
                                .toList())));
    }

    /** The targets as they were written. */
    static List<TargetExpression> parsed(List<String> targets) {
        try {
            return targets.stream().map(TargetExpression::parse).toList();
        } catch (TargetSyntaxException e) {
            throw new WrongInput(e.getMessage(), e);
        }
    }

    /** Tells which targets no probe is asked about, and why. */
    void tellWhatIsNotAsked(VpcDoctorCommand top) {
        plan.notAsked().forEach(target -> top.note("warning: no packets" + told(target)));
    }

    /** What was read, and in which region. */
    private record Read(DiagnosisInput facts, String region) {}

    private static Read read(CollectionSubject start, AwsOptions options, VpcDoctorCommand top) {
        Collected collected = LiveAnswers.collect(start, options, top);
        DiagnosisInput facts = DiagnosisInput.of("this account", collected.snapshot());
        // Most of it is of no account here; what is, is told with the target that cannot be asked about.
        if (top.verbose()) {
            facts.warn(top);
        }
        return new Read(facts, collected.region());
    }

    private static ProbePlan checked(Supplier<ProbePlan> planning) {
        ProbePlan plan;
        try {
            plan = planning.get();
        } catch (TargetSyntaxException e) {
            throw new WrongInput(e.getMessage(), e);
        }
        if (!plan.asksAnything()) {
            throw new WrongInput("there is nothing that a probe could connect to: name a target with --to, such as"
                    + " --to db.example.com:5432"
                    + plan.notAsked().stream()
                            .map(target -> "; not" + told(target))
                            .collect(Collectors.joining()));
        }
        ProbeOrderPlanner.refusal(plan).ifPresent(refusal -> {
            throw new WrongInput(refusal);
        });
        return plan;
    }

    private static String told(PlannedTarget.NotProbed target) {
        return " to " + target.target().label() + ": " + target.because();
    }

    private static void requireOneVpc(Network network, List<String> subnetIds) {
        for (String subnetId : subnetIds) {
            if (network.find(Subnet.class, subnetId).optional().isEmpty()) {
                throw new WrongInput("there is no " + subnetId + " in the VPC of " + subnetIds.get(0)
                        + ": the subnets of one deployment are of one VPC");
            }
        }
    }
}
