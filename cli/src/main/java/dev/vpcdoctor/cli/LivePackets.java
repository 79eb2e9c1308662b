package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.AwsClients;
import dev.vpcdoctor.aws.AwsOptions;
import dev.vpcdoctor.aws.AwsRefusedException;
import dev.vpcdoctor.aws.FunctionReference;
import dev.vpcdoctor.aws.FunctionSubnetsAndGroups;
import dev.vpcdoctor.aws.NotInAwsException;
import dev.vpcdoctor.aws.probe.ProbeAccount;
import dev.vpcdoctor.aws.probe.ProbeFailure;
import dev.vpcdoctor.aws.probe.ProbeInventory;
import dev.vpcdoctor.aws.probe.ProbeOutcome;
import dev.vpcdoctor.aws.probe.ProbePlacement;
import dev.vpcdoctor.cli.probe.Consent;
import dev.vpcdoctor.cli.probe.FunctionPlacement;
import dev.vpcdoctor.cli.probe.ProbeInUse;
import dev.vpcdoctor.cli.probe.ProbeOrderPlanner;
import dev.vpcdoctor.cli.probe.ProbeSearch;
import dev.vpcdoctor.cli.probe.SentPackets;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.diagnosis.probe.ProbePlan;
import dev.vpcdoctor.diagnosis.probe.ProbePlanner;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.target.TargetExpression;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sends packets for one diagnosis, as far as it is wanted: by probes that are deployed, or that are deployed for it. */
final class LivePackets implements AutoCloseable {
    /** A search that takes longer than the configuration is worth no more waiting to who did not ask for a probe. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final NotRead STILL_LOOKING = new NotRead(
            "deployed probes",
            "too slow",
            "whether there is one for this function was not known in time; --probe NAME waits for the one of that"
                    + " name");

    private final ProbeOption option;
    private final boolean agreed;
    private final List<TargetExpression> named;
    private final VpcDoctorCommand top;
    private final AwsClients aws;
    private final ProbeSearch search;

    private LivePackets(
            ProbeOption option,
            boolean agreed,
            List<TargetExpression> named,
            VpcDoctorCommand top,
            AwsClients aws,
            ProbeSearch search) {
        this.option = option;
        this.agreed = agreed;
        this.named = named;
        this.top = top;
        this.aws = aws;
        this.search = search;
    }

    /**
     * Begins to look for deployed probes.
     *
     * @param agreed whether probes may be deployed without a question
     * @param function as the user names it
     * @param named the targets; none if they are yet to be discovered
     */
    static LivePackets begin(
            ProbeOption option,
            boolean agreed,
            String function,
            List<TargetExpression> named,
            AwsOptions options,
            VpcDoctorCommand top) {
        ProbeSearch.Wanted wanted = switch (option) {
            case ProbeOption.Auto auto -> new ProbeSearch.Wanted.Fitting();
            case ProbeOption.Deployed deployed -> new ProbeSearch.Wanted.Named(deployed.name());
            case ProbeOption.Deploy deploy -> new ProbeSearch.Wanted.None();
            case ProbeOption.None none -> new ProbeSearch.Wanted.None();
            case ProbeOption.Reports reports -> new ProbeSearch.Wanted.None();
        };
        try {
            AwsClients aws =
                    AwsClients.of(options, FunctionReference.parse(function).region());
            return new LivePackets(option, agreed, named, top, aws, ProbeSearch.begin(wanted, named, aws));
        } catch (NotInAwsException e) {
            throw new WrongInput(e.getMessage(), e);
        }
    }

    /** With which the configuration is asked for too, so that nobody's role is assumed twice. */
    AwsClients aws() {
        return aws;
    }

    void functionFound(FunctionSubnetsAndGroups probeFunction) {
        search.functionFound(probeFunction);
    }

    /** The facts with what packets did, and with what of earlier probes is left. */
    DiagnosisInput addTo(DiagnosisInput facts, LambdaFunction function) {
        DiagnosisInput told = facts.and(List.of(), leftovers());
        return switch (option) {
            case ProbeOption.None none -> told;
            case ProbeOption.Reports reports -> told;
            case ProbeOption.Auto auto -> automatically(told, function);
            case ProbeOption.Deploy deploy -> deployed(told, function, plan(told, function));
            case ProbeOption.Deployed probe -> by(probe.name(), told, plan(told, function));
        };
    }

    private ProbePlan plan(DiagnosisInput facts, LambdaFunction function) {
        return ProbePlanner.planFor(facts.network(), function, named);
    }

    private List<String> leftovers() {
        Optional<ProbeInventory> inventory = search.inventoryWithin(GRACE);
        if (top.verbose()) {
            inventory.map(ProbeInventory::notLooked).orElse(List.of()).stream()
                    .map(call -> "whether an earlier run left a probe behind is not known: " + call.says())
                    .forEach(top::note);
        }
        List<String> leftovers =
                inventory.map(found -> found.leftovers(Instant.now())).orElse(List.of());
        leftovers.forEach(top::note);
        return leftovers;
    }

    private DiagnosisInput automatically(DiagnosisInput told, LambdaFunction function) {
        ProbePlan plan = plan(told, function);
        Optional<ProbeInUse> found = search.foundWithin(GRACE);
        DiagnosisInput facts = search.isStillLooking() ? told.and(List.of(STILL_LOOKING), List.of()) : told;
        if (found.isPresent()) {
            ProbePlan allowed = found.get().within(plan);
            if (allowed.asksAnything()) {
                return look(found.get(), allowed, facts);
            }
        }
        if (FunctionPlacement.of(function) instanceof FunctionPlacement.Known known
                && plan.asksAnything()
                && isAgreedTo(facts, known.placement(), plan)) {
            return deploy(facts, known.placement(), plan);
        }
        return found.map(probe -> facts.and(SentPackets.notAsked(probe.within(plan)), List.of()))
                .orElse(facts);
    }

    private DiagnosisInput deployed(DiagnosisInput facts, LambdaFunction function, ProbePlan plan) {
        return switch (FunctionPlacement.of(function)) {
            case FunctionPlacement.None none ->
                facts.and(List.of(new NotRead("packets", "not sent", none.because())), List.of());
            case FunctionPlacement.Known known -> {
                if (!plan.asksAnything()) {
                    yield facts.and(SentPackets.notAsked(plan), List.of());
                }
                if (!isAgreedTo(facts, known.placement(), plan)) {
                    top.note("nothing is deployed: this is by the configuration alone");
                    yield facts;
                }
                yield deploy(facts, known.placement(), plan);
            }
        };
    }

    private boolean isAgreedTo(DiagnosisInput facts, ProbePlacement placement, ProbePlan plan) {
        return agreed
                || (top.canAsk()
                        && top.asksForYes(
                                new Consent(facts.network(), placement, ProbeOrderPlanner.fitting(plan)).question()));
    }

    private DiagnosisInput deploy(DiagnosisInput facts, ProbePlacement placement, ProbePlan plan) {
        ProbePlan fitting = ProbeOrderPlanner.fitting(plan);
        ProbeAccount account;
        try {
            account = search.account();
        } catch (AwsRefusedException e) {
            return facts.and(List.of(new NotRead("packets", "not sent", e.getMessage())), List.of());
        }
        ProbeOutcome outcome;
        try (ProbeProgress progress =
                new ProbeProgress(top, placement.subnetIds().size())) {
            outcome = account.run(ProbeOrderPlanner.ofRun(placement, fitting), fitting.request(), progress);
            if (progress.isInterrupted()
                    || outcome.failures().stream()
                            .anyMatch(failure -> failure.stage() == ProbeFailure.Stage.INTERRUPTED)) {
                throw new Interrupted();
            }
        }
        SentPackets sent = new SentPackets(outcome, fitting);
        sent.leftBehind().ifPresent(top::insist);
        outcome.remarks().stream()
                .filter(remark -> !facts.remarks().contains(remark))
                .forEach(top::note);
        return with(sent, facts).and(List.of(), sent.leftBehind().stream().toList());
    }

    private DiagnosisInput by(String name, DiagnosisInput facts, ProbePlan plan) {
        ProbeInUse probe = search.found().orElseThrow(() -> new WrongInput(noSuchProbe(name)));
        return look(probe, probe.within(plan), facts);
    }

    private String noSuchProbe(String name) {
        List<String> there = search.account().inventory().probes().stream()
                .filter(probes -> !probes.functions().isEmpty())
                .map(probes -> probes.name().value())
                .toList();
        return "there is no probe " + name + " in " + search.account().region() + ": "
                + (there.isEmpty() ? "there is none at all" : "there is " + String.join(", ", there))
                + "; --probe deploy deploys one for this run";
    }

    private DiagnosisInput look(ProbeInUse probe, ProbePlan allowed, DiagnosisInput facts) {
        try (ProbeProgress progress = new ProbeProgress(top, 1)) {
            progress.says("waiting for what " + probe.name() + " sees");
            return with(new SentPackets(probe.look(allowed), allowed), facts);
        }
    }

    private static DiagnosisInput with(SentPackets sent, DiagnosisInput facts) {
        return facts.with(facts.packets().and(sent.runs()).butNotFrom(sent.unconnected()))
                .and(sent.notSeen(), sent.outcome().remarks());
    }

    @Override
    public void close() {
        search.close();
        aws.close();
    }
}
