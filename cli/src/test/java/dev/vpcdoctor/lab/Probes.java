package dev.vpcdoctor.lab;

import dev.vpcdoctor.aws.AwsOptions;
import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CollectionSubject;
import dev.vpcdoctor.aws.LiveCollection;
import dev.vpcdoctor.aws.Progress;
import dev.vpcdoctor.aws.probe.ProbeAccount;
import dev.vpcdoctor.aws.probe.ProbeKeepResult;
import dev.vpcdoctor.aws.probe.ProbeListener;
import dev.vpcdoctor.aws.probe.ProbeOrder;
import dev.vpcdoctor.aws.probe.ProbeOutcome;
import dev.vpcdoctor.aws.probe.ProbePlacement;
import dev.vpcdoctor.aws.probe.Removal;
import dev.vpcdoctor.aws.probe.WaitLimits;
import dev.vpcdoctor.cli.probe.FunctionPlacement;
import dev.vpcdoctor.cli.probe.ProbeOrderPlanner;
import dev.vpcdoctor.diagnosis.probe.ProbePlan;
import dev.vpcdoctor.diagnosis.probe.ProbePlanner;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.FunctionFinder;
import dev.vpcdoctor.network.target.TargetExpression;
import java.util.List;
import java.util.Optional;

/** Probes of the world's function, deployed in the lab without the command line. */
final class Probes {
    private static final AwsOptions OPTIONS = new AwsOptions(
            Optional.empty(), Optional.empty(), AwsOptions.DEFAULT_TIMEOUT, AwsOptions.DEFAULT_SINCE, false);
    private static final ProbeListener NOBODY = new ProbeListener() {
        @Override
        public void begins(Step step) {}

        @Override
        public void removedAtExit(Removal removal) {}
    };

    private Probes() {}

    static ProbeAccount open() {
        return ProbeAccount.open(OPTIONS, Optional.empty(), WaitLimits.DEFAULT);
    }

    /** What is asked about the function's targets, and where; as the configuration is now. */
    record Order(ProbePlacement placement, ProbePlan plan) {

        static Order of(List<String> targets) {
            Network network = NetworkReader.read(new LiveCollection(OPTIONS, Progress.NONE)
                            .collect(new CollectionSubject.OfFunction(AwsWorld.FUNCTION))
                            .snapshot())
                    .network();
            LambdaFunction function = ((FunctionFinder.Result.Found)
                            new FunctionFinder(network).find(AwsWorld.FUNCTION, Optional.empty()))
                    .function();
            return new Order(
                    ((FunctionPlacement.Known) FunctionPlacement.of(function)).placement(),
                    ProbePlanner.planFor(
                            network,
                            function,
                            targets.stream().map(TargetExpression::parse).toList()));
        }
    }

    /** Deploys probes where the function stands, that stay. */
    static void deploy(Order order) {
        try (ProbeAccount account = open()) {
            ProbeKeepResult deployed = account.deploy(
                    ProbeOrderPlanner.kept(
                            order.placement(), order.plan(), Optional.empty(), ProbeOrder.LIFETIME_OF_A_RUN),
                    NOBODY);
            if (deployed.removal().isPresent()) {
                throw new IllegalStateException(deployed.toString());
            }
        }
    }

    /** Lets the probes look that are deployed. */
    static ProbeOutcome look(Order order) {
        try (ProbeAccount account = open()) {
            return account.look(
                    account.inventory().probes().get(0), order.plan().request());
        }
    }
}
