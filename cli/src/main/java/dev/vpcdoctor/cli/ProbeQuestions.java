package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.AwsOptions;
import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.aws.probe.DeployedProbes.ProbeFunction;
import dev.vpcdoctor.diagnosis.probe.EarlyChecks;
import dev.vpcdoctor.diagnosis.probe.ProbePlan;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.report.ProbeRunReport.NotAsked;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.ProbeRequest;
import dev.vpcdoctor.shared.address.AllowList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a deployed probe is asked.
 *
 * @param notAsked the targets that it is not asked about, since it may not connect to them
 */
record ProbeQuestions(ProbeRequest request, List<NotAsked> notAsked) {
    ProbeQuestions {
        notAsked = List.copyOf(notAsked);
    }

    /** Of new probes: what they were planned for. */
    static ProbeQuestions of(ProbePlan plan) {
        return new ProbeQuestions(
                plan.request(),
                plan.notAsked().stream()
                        .map(not -> new NotAsked(not.target().label(), not.because()))
                        .toList());
    }

    /**
     * Of probes that are deployed.
     *
     * @param targets none for all that they may connect to
     */
    static ProbeQuestions of(DeployedProbes deployed, List<String> targets, AwsOptions options, VpcDoctorCommand top) {
        ProbeFunction probeFunction = deployed.functions().get(0);
        AllowList allowed = AllowList.ofDeployment(probeFunction.allowList());
        List<TargetExpression> named = PlannedProbe.parsed(targets);
        ProbeQuestions questions;
        if (named.isEmpty()) {
            questions = new ProbeQuestions(EarlyChecks.of(allowed, List.of()), List.of());
        } else if (named.stream().allMatch(ProbeQuestions::namesItself)) {
            questions = oneByOne(deployed, allowed, named);
        } else {
            PlannedProbe planned = PlannedProbe.ofSubnets(
                    probeFunction.subnetIds(), List.copyOf(probeFunction.securityGroupIds()), targets, options, top);
            questions = of(planned.plan().within(allowed, deployed.name().value()));
        }
        if (questions.request().checks().isEmpty()) {
            throw new WrongInput(questions.whyNothing(deployed, probeFunction.allowList()));
        }
        return questions;
    }

    /** Whether it needs no look at the configuration. */
    private static boolean namesItself(TargetExpression target) {
        return switch (target) {
            case TargetExpression.Host host -> host.port().isPresent();
            case TargetExpression.Address address -> true;
            case TargetExpression.Internet internet -> true;
            case TargetExpression.Service service -> false;
            case TargetExpression.Aws aws -> false;
            case TargetExpression.Resource resource -> false;
        };
    }

    private static ProbeQuestions oneByOne(DeployedProbes deployed, AllowList allowed, List<TargetExpression> named) {
        Map<String, Check> checks = new LinkedHashMap<>();
        List<NotAsked> notAsked = new ArrayList<>();
        for (TargetExpression target : named) {
            List<Check> ofTarget = EarlyChecks.of(allowed, List.of(target)).checks();
            ofTarget.forEach(check -> checks.putIfAbsent(check.id(), check));
            if (ofTarget.isEmpty()) {
                notAsked.add(new NotAsked(
                        target.asked(), deployed.name() + " may not connect to it: its allow list does not name it"));
            }
        }
        return new ProbeQuestions(new ProbeRequest(Optional.empty(), List.copyOf(checks.values())), notAsked);
    }

    private String whyNothing(DeployedProbes deployed, String allowList) {
        String why = notAsked.isEmpty()
                ? deployed.name() + " may connect to nothing that can be named: give --to"
                : notAsked.stream()
                        .map(not -> not.target() + ": " + not.because())
                        .collect(Collectors.joining("; "));
        return why + ". It may connect to " + (allowList.isEmpty() ? "nothing" : allowList)
                + "; 'vpc-doctor probe deploy' makes one for other targets";
    }
}
