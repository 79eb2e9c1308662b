package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.probe.CreatedResources.CreatedResource;
import dev.vpcdoctor.network.target.FunctionFinder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
     * @param probeFunction of a function
     */
    record Found(
            CreatedResource thing,
            Optional<ProbeTags> tags,
            boolean tagsKnown,
            Optional<Instant> since,
            Optional<ProbeFunction> probeFunction) {}

    /**
     * Where the probe of one subnet stands.
     *
     * @param allowList what it may connect to
     */
    public record ProbeFunction(
            String functionName, List<String> subnetIds, Set<String> securityGroupIds, String allowList) {
        public ProbeFunction {
            subnetIds = List.copyOf(subnetIds);
            securityGroupIds = Set.copyOf(securityGroupIds);
        }
    }

    /** Whether somebody needs it. */
    public enum Retention {
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

    /** The same with more of it. */
    DeployedProbes with(List<Found> more) {
        List<Found> all = new ArrayList<>(found);
        all.addAll(more);
        return new DeployedProbes(name, all);
    }

    /** This and more of the same deployment. */
    public DeployedProbes and(DeployedProbes more) {
        return with(more.found);
    }

    public ProbeName name() {
        return name;
    }

    /** Its functions, one for each subnet as a rule. */
    public List<ProbeFunction> functions() {
        return found.stream().flatMap(thing -> thing.probeFunction().stream()).toList();
    }

    /** What there is, such as {@code role vpc-doctor-probe-3f9a1c2b}. */
    public List<String> what() {
        return things().stream().map(CreatedResource::toString).toList();
    }

    List<CreatedResource> things() {
        return found.stream().map(Found::thing).toList();
    }

    /** How much there is, such as {@code 2 functions, a role and a log group}. */
    public String howMuch() {
        Map<CreatedResource.Kind, Long> counts = new EnumMap<>(CreatedResource.Kind.class);
        things().forEach(thing -> counts.merge(thing.kind(), 1L, Long::sum));
        List<String> parts = counts.entrySet().stream()
                .map(entry -> entry.getValue() == 1
                        ? "a " + entry.getKey().word()
                        : entry.getValue() + " " + entry.getKey().word() + "s")
                .toList();
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** The name of the function that it was deployed to look into, if a tag tells. */
    public Optional<String> function() {
        return tags().flatMap(ProbeTags::function).map(FunctionFinder::nameIn);
    }

    /**
     * Whether it was deployed to look into a function.
     *
     * @param nameOrArn with a qualifier or without
     */
    public boolean looksInto(String nameOrArn) {
        String wanted = FunctionFinder.nameIn(nameOrArn);
        return function().filter(wanted::equals).isPresent();
    }

    /** Whether tags tell whose it is, or there are none; else they could not be read. */
    public boolean tagsKnown() {
        return tags().isPresent() || found.stream().allMatch(Found::tagsKnown);
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

    public Retention retention(Instant now) {
        if (tags().filter(known -> known.purpose().equals(ProbeTags.PERMANENT)).isPresent()) {
            return Retention.PERMANENT;
        }
        if (!tagsKnown()) {
            return Retention.PERHAPS_IN_USE;
        }
        Optional<DeployingProcess.ProcessState> life = process().map(DeployingProcess::life);
        if (life.equals(Optional.of(DeployingProcess.ProcessState.ENDED))
                || expires().filter(now::isAfter).isPresent()) {
            return Retention.LEFTOVER;
        }
        if (tags().isPresent() && life.isEmpty()) {
            return Retention.KEPT;
        }
        return life.equals(Optional.of(DeployingProcess.ProcessState.ALIVE))
                ? Retention.IN_USE
                : Retention.PERHAPS_IN_USE;
    }

    /** To which it belongs. As soon as one thing of it stays by itself, all of it does. */
    private Optional<DeployingProcess> process() {
        List<ProbeTags> all =
                found.stream().flatMap(thing -> thing.tags().stream()).toList();
        return all.stream().allMatch(one -> one.process().isPresent())
                ? all.stream().findFirst().flatMap(ProbeTags::process)
                : Optional.empty();
    }

    private Optional<ProbeTags> tags() {
        return found.stream().flatMap(thing -> thing.tags().stream()).findFirst();
    }
}
