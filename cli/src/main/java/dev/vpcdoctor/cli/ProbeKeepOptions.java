package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.probe.ProbeAccount;
import dev.vpcdoctor.aws.probe.ProbeOrder;
import dev.vpcdoctor.cli.probe.Consent;
import dev.vpcdoctor.cli.probe.ProbeOrderPlanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How long new probes stay, with which role, and whether somebody agrees to that. */
final class ProbeKeepOptions {

    @Option(
            names = "--role",
            paramLabel = "ARN",
            description = "An execution role that is there already and stays; else one is made, and removed with the"
                    + " probe.")
    private Optional<String> role = Optional.empty();

    @Option(
            names = "--keep-for",
            paramLabel = "TIME",
            defaultValue = "8h",
            converter = LiveOptions.Span.class,
            description = "After this anybody's 'probe cleanup' removes it, such as 30m, 8h or 2d"
                    + " (default: ${DEFAULT-VALUE}).")
    private Duration lifetime;

    @Option(
            names = {"-y", "--yes"},
            description = "Deploy without asking.")
    private boolean yes;

    /** Refuses what cannot be, before any work begins. */
    void check() {
        checkRole(role);
    }

    /** Refuses an execution role that is not named by its ARN. */
    static void checkRole(Optional<String> role) {
        role.filter(arn -> !arn.matches("arn:[a-z-]+:iam::\\d{12}:role/[\\w+=,.@/-]+"))
                .ifPresent(text -> {
                    throw new WrongInput("--role " + text
                            + " is not the ARN of a role, such as arn:aws:iam::123456789012:role/probes");
                });
    }

    /** Refuses where nobody can agree. */
    void requireSomebody(VpcDoctorCommand top) {
        if (!yes && !top.canAsk()) {
            throw new WrongInput("this makes functions, a role and a log group in your account: add --yes to agree,"
                    + " since nobody can be asked here");
        }
    }

    /** Probes that stay. */
    ProbeOrder orderToKeep(PlannedProbe planned) {
        return ProbeOrderPlanner.kept(planned.placement(), planned.plan(), role, lifetime);
    }

    /** Probes that go with their run. */
    ProbeOrder orderOfRun(PlannedProbe planned) {
        ProbeOrder order = ProbeOrderPlanner.ofRun(planned.placement(), planned.plan());
        return new ProbeOrder(order.placement(), order.allowList(), role, order.lifetime(), order.kept());
    }

    /** Whether probes may be deployed that go with their run. */
    boolean isAgreedToRun(PlannedProbe planned, VpcDoctorCommand top) {
        return yes || top.asksForYes(consent(planned).question());
    }

    /** Whether probes may be deployed that stay. */
    boolean isAgreedToKeep(PlannedProbe planned, ProbeAccount account, VpcDoctorCommand top) {
        if (planned.placement().function().isPresent()) {
            return yes || top.asksForYes(consent(planned).questionToKeep(words(), role.isEmpty(), List.of()));
        }
        Optional<List<String>> neighbours = account.functionsWithSameInterfaces(planned.placement());
        top.note(neighbours
                .map(this::sharing)
                .orElse("note: whether a function stands so is not known: its network interfaces may be shared"
                        + " or not"));
        return yes
                || top.asksForYes(
                        consent(planned).questionToKeep(words(), role.isEmpty(), neighbours.orElse(List.of())));
    }

    private static Consent consent(PlannedProbe planned) {
        return new Consent(planned.network(), planned.placement(), planned.plan());
    }

    private String sharing(List<String> neighbours) {
        if (!neighbours.isEmpty()) {
            return "note: shares the network interfaces of " + String.join(", ", neighbours);
        }
        return "note: no function stands in these subnets with exactly these groups, so Lambda makes a network"
                + " interface in each: that takes an address and a minute or two"
                + (role.isEmpty()
                        ? ". To take it away after the probe it needs the role for up to 20 minutes: give one that"
                                + " stays with --role"
                        : "");
    }

    private String words() {
        long hours = lifetime.toHours();
        return hours > 0 && lifetime.equals(Duration.ofHours(hours)) ? hours + " h" : lifetime.toMinutes() + " min";
    }
}
