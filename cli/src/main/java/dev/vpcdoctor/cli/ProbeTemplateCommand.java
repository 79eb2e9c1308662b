package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.CollectionSubject;
import dev.vpcdoctor.aws.probe.PermanentProbe;
import dev.vpcdoctor.aws.probe.ProbeJar;
import dev.vpcdoctor.aws.probe.ProbeName;
import dev.vpcdoctor.aws.probe.ProbePlacement;
import dev.vpcdoctor.aws.probe.template.TemplateFormat;
import dev.vpcdoctor.cli.probe.FunctionPlacement;
import dev.vpcdoctor.cli.probe.ProbeOrderPlanner;
import dev.vpcdoctor.diagnosis.probe.PlannedTarget;
import dev.vpcdoctor.diagnosis.probe.ProbePlan;
import dev.vpcdoctor.diagnosis.probe.ProbePlanner;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.target.TargetSyntaxException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A probe for those who deploy by templates only. */
@Command(
        name = "template",
        description = {
            "Prints a permanent probe as a template: one function in each subnet, their role, their log group, and the"
                    + " list of what they may connect to.",
            "%nWith --subnets, --security-groups and targets that are hosts with ports, AWS is not asked at all."
        },
        footerHeading = "%nFor example%n",
        footer = {
            "  vpc-doctor probe template --jar vpc-doctor-probe.jar",
            "  vpc-doctor probe template --format terraform --function checkout > probe.tf",
            "  vpc-doctor probe template --format sam --subnets subnet-0a1b,subnet-0c2d \\",
            "      --security-groups sg-0e3f --to db.example.com:5432 > probe.yaml"
        })
final class ProbeTemplateCommand implements Callable<Integer> {
    private static final String DEFAULT_NAME = "permanent";
    private static final int LONGEST_NAME = 20;

    @ParentCommand
    private ProbeCommand parent;

    @Spec
    private CommandSpec spec;

    @Option(names = "--format", paramLabel = "FORMAT", description = "What to print: ${COMPLETION-CANDIDATES}.")
    private Optional<TemplateFormat> format = Optional.empty();

    @Mixin
    private ProbePlacementOptions place;

    @Option(names = "--ipv6", description = "With --subnets: let the probe connect over IPv6 too.")
    private boolean ipv6;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The probe's name, up to 20 small letters and digits (default: made of the function's).")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "Save the probe's code here, which the templates refer to. Needs no --format.")
    private Optional<Path> jar = Optional.empty();

    @Mixin
    private SnapshotOptions snapshot;

    @Override
    public Integer call() {
        if (format.isEmpty() && jar.isEmpty()) {
            throw new WrongInput("give --format cloudformation, sam or terraform; or --jar FILE for the code alone");
        }
        Optional<String> template = format.map(wanted -> wanted.write(probe()));
        jar.ifPresent(this::saveJar);
        template.ifPresent(text -> {
            PrintWriter out = spec.commandLine().getOut();
            out.print(text);
            out.flush();
        });
        return ExitCode.HEALTHY;
    }

    private PermanentProbe probe() {
        place.check();
        if (ipv6 && place.function().isPresent()) {
            throw new WrongInput("with --function, IPv6 is the function's own: leave out --ipv6");
        }
        return place.function().map(this::asFunction).orElseGet(this::inSubnets);
    }

    private PermanentProbe inSubnets() {
        ProbePlacement placement = place.placement(ipv6);
        ProbePlan plan = plan();
        plan.endpoints().stream()
                .filter(endpoint -> !ipv6 && endpoint.host().contains(":"))
                .forEach(endpoint -> parent.top()
                        .note("warning: " + endpoint
                                + " is an IPv6 address: only with --ipv6 the probe can connect to it"));
        return permanent(placement, plan, name.orElse(DEFAULT_NAME));
    }

    private PermanentProbe asFunction(String nameOrArn) {
        DiagnosisInput facts = snapshot.read(() -> new CollectionSubject.OfFunction(nameOrArn), parent.top());
        facts.warn(parent.top());
        LambdaFunction found = facts.function(nameOrArn, snapshot.region());
        ProbePlacement placement = switch (FunctionPlacement.of(found)) {
            case FunctionPlacement.Known known -> known.placement();
            case FunctionPlacement.None none -> throw new WrongInput(none.because());
        };
        return permanent(placement, plan(facts, found), name.orElseGet(() -> nameOf(found)));
    }

    private ProbePlan plan() {
        try {
            return ProbePlanner.planFor(snapshot.givenRegion(), expressions());
        } catch (TargetSyntaxException e) {
            throw new WrongInput(e.getMessage(), e);
        }
    }

    private ProbePlan plan(DiagnosisInput facts, LambdaFunction found) {
        try {
            return ProbePlanner.planFor(facts.network(), found, expressions());
        } catch (TargetSyntaxException e) {
            throw new WrongInput(e.getMessage(), e);
        }
    }

    private List<TargetExpression> expressions() {
        return PlannedProbe.parsed(place.targets());
    }

    /** A name of ours has room for few letters of a function's. */
    private static String nameOf(LambdaFunction function) {
        String letters = function.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return letters.isEmpty() ? DEFAULT_NAME : letters.substring(0, Math.min(LONGEST_NAME, letters.length()));
    }

    private PermanentProbe permanent(ProbePlacement placement, ProbePlan plan, String chosen) {
        for (PlannedTarget target : plan.targets()) {
            if (target instanceof PlannedTarget.NotProbed not) {
                leftOut(not);
            }
        }
        if (!plan.asksAnything()) {
            throw new WrongInput("nothing tells what the probe may connect to: give --to");
        }
        ProbeOrderPlanner.refusal(plan).ifPresent(refusal -> {
            throw new WrongInput(refusal);
        });
        try {
            return new PermanentProbe(
                    ProbeName.given(chosen)
                            .orElseThrow(() -> new WrongInput("--name " + chosen + ": give " + ProbeName.RULE)),
                    placement,
                    plan.allowList());
        } catch (IllegalArgumentException e) {
            throw new WrongInput(e.getMessage(), e);
        }
    }

    /** What was asked for is in the template, or there is none; what was guessed may be left out. */
    private void leftOut(PlannedTarget.NotProbed not) {
        String says = not.target().expression().asked() + ": " + not.because();
        if (!place.targets().isEmpty()) {
            throw new WrongInput(
                    place.function().isPresent()
                            ? says
                            : says + "; --function looks more up, and host:port needs no look-up");
        }
        parent.top().note("warning: not in the template: " + says);
    }

    private void saveJar(Path file) {
        byte[] code = ProbeJar.bytes();
        try {
            if (Files.exists(file) && !Arrays.equals(Files.readAllBytes(file), code)) {
                throw new WrongInput(
                        file + " is there already, and is not this probe: remove it, or give another --jar");
            }
            Files.write(file, code);
        } catch (IOException e) {
            throw new WrongInput(file + " cannot be written: " + e.getMessage(), e);
        }
        parent.top().note("saved " + file + " (" + code.length + " bytes)");
    }
}
