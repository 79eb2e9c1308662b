package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.probe.Ledger.Thing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is found in the account of one deployment, or of what is left of one. */
public final class DeployedProbes {
    private final ProbeName name;
    private final List<Found> found;

    /**
     * One thing of it.
     *
     * @param tags of ours; empty where there are none
     * @param tagsKnown whether the tags could be read
     * @param since when AWS says that it was made
     * @param stand of a function
     */
    record Found(
            Thing thing, Optional<ProbeTags> tags, boolean tagsKnown, Optional<Instant> since, Optional<Stand> stand) {}

    /**
     * Where a function stands.
     *
     * @param allowList what it may connect to
     */
    public record Stand(String functionName, List<String> subnetIds, Set<String> securityGroupIds, String allowList) {
        public Stand {
            subnetIds = List.copyOf(subnetIds);
            securityGroupIds = Set.copyOf(securityGroupIds);
        }
    }

    /** Whether somebody needs it. */
    public enum Custody {
        /** Deployed by a template: it is not ours to remove. */
        PERMANENT,
        /** A run that goes on just now, on this machine. */
        IN_USE,
        /** Somebody deployed it to keep it for some time. */
        KEPT,
        /** A run on another machine, which may go on; or it cannot be told whose it is. */
        PERHAPS_IN_USE,
        /** Nobody: its time is over, or the run that made it has ended without removing it. */
        LEFTOVER
    }

    DeployedProbes(ProbeName name, List<Found> found) {
        this.name = name;
        this.found = List.copyOf(found);
    }

    public ProbeName name() {
        return name;
    }

    /** Its functions, one for each subnet as a rule. */
    public List<Stand> functions() {
        return found.stream().flatMap(thing -> thing.stand().stream()).toList();
    }

    /** What there is, such as {@code role vpc-doctor-probe-3f9a1c2b}. */
    public List<String> what() {
        return things().stream().map(Thing::toString).toList();
    }

    List<Thing> things() {
        return found.stream().map(Found::thing).toList();
    }

    /** Who deployed it, if a tag tells. */
    public Optional<String> owner() {
        return tags().flatMap(ProbeTags::owner);
    }

    public Optional<Instant> created() {
        return tags().flatMap(ProbeTags::created)
                .or(() ->
                        found.stream().flatMap(thing -> thing.since().stream()).findFirst());
    }

    /** After which anybody may remove it; what has no tag of ours gets the time of a run. */
    public Optional<Instant> expires() {
        return tags().isPresent()
                ? tags().flatMap(ProbeTags::expires)
                : created().map(since -> since.plus(ProbeOrder.LIFETIME_OF_A_RUN));
    }

    public Custody custody(Instant now) {
        if (tags().filter(known -> known.purpose().equals(ProbeTags.PERMANENT)).isPresent()) {
            return Custody.PERMANENT;
        }
        if (tags().isEmpty() && found.stream().anyMatch(thing -> !thing.tagsKnown())) {
            return Custody.PERHAPS_IN_USE;
        }
        Optional<OwnProcess.Life> life = tags().flatMap(ProbeTags::process).map(OwnProcess::life);
        if (life.equals(Optional.of(OwnProcess.Life.ENDED))
                || expires().filter(now::isAfter).isPresent()) {
            return Custody.LEFTOVER;
        }
        if (tags().isPresent() && life.isEmpty()) {
            return Custody.KEPT;
        }
        return life.equals(Optional.of(OwnProcess.Life.ALIVE)) ? Custody.IN_USE : Custody.PERHAPS_IN_USE;
    }

    private Optional<ProbeTags> tags() {
        return found.stream().flatMap(thing -> thing.tags().stream()).findFirst();
    }
}
