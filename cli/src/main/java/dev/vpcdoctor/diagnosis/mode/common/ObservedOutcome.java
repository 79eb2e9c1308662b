package dev.vpcdoctor.diagnosis.mode.common;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.PacketEvidence;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.witness.Comparison;
import dev.vpcdoctor.network.walk.Destination.Nature;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Where packets had the same outcome, which the configuration does not tell. */
public record ObservedOutcome(Examination about, List<Comparison> where) {
    public ObservedOutcome {
        where = List.copyOf(where);
    }

    public static ObservedOutcome where(Examination about, Predicate<Comparison> observed) {
        return new ObservedOutcome(
                about,
                about.packets().comparisons().stream()
                        .filter(Comparison::isSeen)
                        .filter(observed)
                        .toList());
    }

    /** Where the target said one of these once connected. */
    public static ObservedOutcome said(Examination about, Layer layer, Outcome... outcomes) {
        return where(about, one -> !observations(one, layer, outcomes).isEmpty());
    }

    public boolean isEmpty() {
        return where.isEmpty();
    }

    /** What was said, from all places. */
    public List<Observation> observations(Layer layer, Outcome... outcomes) {
        return where.stream()
                .flatMap(one -> observations(one, layer, outcomes).stream())
                .toList();
    }

    private static List<Observation> observations(Comparison comparison, Layer layer, Outcome... outcomes) {
        Set<Outcome> wanted = Set.of(outcomes);
        return comparison.observed().on(layer).stream()
                .filter(observation -> wanted.contains(observation.outcome()))
                .toList();
    }

    public List<String> subnetIds() {
        return where.stream().map(Comparison::subnetId).distinct().toList();
    }

    /** Certain where packets surely went as the function's do, on a way of which all is known to be open. */
    public Confidence confidence() {
        return where.stream().allMatch(one -> one.sure() && one.isKnownToLead())
                ? Confidence.CERTAIN
                : Confidence.LIKELY;
    }

    /** A cause with what was seen as its evidence, and with what was seen otherwise against it. */
    public Cause.Builder cause(FindingCode code, Confidence confidence) {
        Cause.Builder cause = Cause.of(code)
                .seenFrom(subnetIds(), confidence)
                .says(PacketEvidence.of(about.packets().comparisons(), where::contains));
        managed().ifPresent(cause::about);
        return cause;
    }

    private Optional<String> managed() {
        return where.stream()
                .flatMap(one -> one.path().stream())
                .map(Path::destination)
                .flatMap(destination -> destination.nature() instanceof Nature.Managed managed
                        ? Optional.of(managed.service().id()).stream()
                        : Optional.<String>empty().stream())
                .findFirst();
    }
}
