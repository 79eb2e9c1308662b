package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.AwsRefusedException;
import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.aws.probe.DeployedProbes.Retention;
import dev.vpcdoctor.aws.probe.FailedOperation;
import dev.vpcdoctor.aws.probe.ProbeInventory;
import dev.vpcdoctor.aws.probe.ProbeName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One deployment of those that there are, by its name or by the function that it looks into. */
final class ProbeSelection {

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "Such as vpc-doctor-probe-3f9a1c2b, or 3f9a1c2b alone; 'vpc-doctor probe list' shows them.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--function", paramLabel = "F", description = "The one that was deployed for this function.")
    private Optional<String> function = Optional.empty();

    Optional<String> function() {
        return function;
    }

    /** Refuses none and both, before any work begins. */
    void check() {
        if (name.isPresent() == function.isPresent()) {
            throw new WrongInput(
                    name.isPresent()
                            ? "give the probe's name or --function, not both"
                            : "which probe? Give its NAME, which 'vpc-doctor probe list' shows, or --function F");
        }
        name.ifPresent(ProbeSelection::whole);
    }

    /**
     * Finds it.
     *
     * @throws WrongInput if there is none, or more than one
     * @throws AwsRefusedException if there is none, and not everything could be looked at
     */
    DeployedProbes in(ProbeInventory inventory, String region, Instant now) {
        List<DeployedProbes> wanted = inventory.probes().stream()
                .filter(probes -> isMeant(probes, now))
                .toList();
        if (wanted.size() == 1) {
            return wanted.get(0);
        }
        String asked = name.map(ProbeSelection::whole)
                .or(() -> function.map(f -> "for " + f))
                .orElseThrow();
        if (!wanted.isEmpty()) {
            throw new WrongInput("there is more than one probe " + asked + ": give one of these names: "
                    + wanted.stream().map(ProbeSelection::told).collect(Collectors.joining(", ")));
        }
        if (!inventory.isWhole()) {
            throw new AwsRefusedException("no probe " + asked + " was found, but not everything could be looked at: "
                    + inventory.notLooked().stream().map(FailedOperation::says).collect(Collectors.joining("; ")));
        }
        throw new WrongInput("there is no probe " + asked + " in " + region
                + (inventory.probes().isEmpty()
                        ? ", and no other either: another --region?"
                        : "; there are "
                                + inventory.probes().stream()
                                        .map(ProbeSelection::told)
                                        .collect(Collectors.joining(", "))));
    }

    /**
     * Finds one that may be used.
     *
     * @return empty if none was named, and none is kept for the function
     */
    Optional<DeployedProbes> usable(ProbeInventory inventory, String region, Instant now) {
        List<DeployedProbes> kept = inventory.probes().stream()
                .filter(probes -> function.filter(probes::looksInto).isPresent())
                .filter(probes -> !probes.functions().isEmpty())
                .filter(probes ->
                        probes.retention(now) == Retention.KEPT || probes.retention(now) == Retention.PERMANENT)
                .toList();
        if (function.isPresent() && kept.isEmpty()) {
            return Optional.empty();
        }
        DeployedProbes wanted = kept.size() == 1 ? kept.get(0) : in(inventory, region, now);
        if (wanted.retention(now) == Retention.IN_USE) {
            throw new WrongInput(wanted.name() + " belongs to a run that goes on: deploy one of your own with"
                    + " 'vpc-doctor probe deploy'");
        }
        if (wanted.functions().isEmpty()) {
            throw new WrongInput("of " + wanted.name() + " only " + String.join(" and ", wanted.what())
                    + " is left, and no function that could look: 'vpc-doctor probe remove " + wanted.name()
                    + "' removes it");
        }
        return Optional.of(wanted);
    }

    /** A run that goes on has a probe for its function, and nobody means that. */
    private boolean isMeant(DeployedProbes probes, Instant now) {
        return name.map(given -> probes.name().value().equals(whole(given)))
                .orElseGet(() -> probes.looksInto(function.orElseThrow()) && probes.retention(now) != Retention.IN_USE);
    }

    private static String whole(String given) {
        return ProbeName.given(given)
                .orElseThrow(() -> new WrongInput(given + " cannot be the name of a probe: " + ProbeName.RULE))
                .value();
    }

    private static String told(DeployedProbes probes) {
        return probes.name() + probes.function().map(f -> " (for " + f + ")").orElse("");
    }
}
