package dev.vpcdoctor.diagnosis.witness;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.target.PathFinder.FromSubnet;
import dev.vpcdoctor.network.target.PathFinder.Paths;
import dev.vpcdoctor.network.target.ResolvedTarget;
import dev.vpcdoctor.network.target.TargetNames;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Prediction and observation of one target, side by side.
 *
 * @param comparisons one for each path to where the target may be now, in the order of the function's subnets
 * @param elsewhere what was seen of the target from places in which the function does not stand
 */
public record Correlation(Paths paths, List<Comparison> comparisons, List<SeenElsewhere> elsewhere) {
    public Correlation {
        comparisons = List.copyOf(comparisons);
        elsewhere = List.copyOf(elsewhere);
    }

    /** What was seen from somewhere else. */
    public record SeenElsewhere(String where, TargetObservations observed) {}

    /** What was seen from one subnet. */
    private record SubnetObservations(TargetObservations observed, boolean sure) {}

    public static Correlation of(Paths paths, LambdaFunction function, Network network, Packets packets) {
        List<Comparison> comparisons = new ArrayList<>();
        for (FromSubnet from : paths.fromSubnets()) {
            SubnetObservations seen = seenFrom(from.subnetId(), paths, function, network, packets);
            List<Path> current = currentPaths(paths, from);
            if (current.isEmpty()) {
                comparisons.add(new Comparison(from.subnetId(), Optional.empty(), seen.observed(), seen.sure()));
            }
            for (Path path : current) {
                comparisons.add(new Comparison(
                        from.subnetId(), Optional.of(path), along(path, current.size(), seen.observed()), seen.sure()));
            }
        }
        List<SeenElsewhere> elsewhere = packets.runs().stream()
                .filter(run -> ProbePosition.of(run, function, network) instanceof ProbePosition.Elsewhere)
                .map(run -> new SeenElsewhere(
                        ((ProbePosition.Elsewhere) ProbePosition.of(run, function, network)).where(),
                        TargetObservations.of(about(paths.target(), run))))
                .filter(seen -> !seen.observed().isEmpty())
                .toList();
        return new Correlation(paths, comparisons, elsewhere);
    }

    private static List<Path> currentPaths(Paths paths, FromSubnet from) {
        List<Path> current = new ArrayList<>();
        for (int place = 0; place < from.paths().size(); place++) {
            if (paths.isCurrent(place)) {
                current.add(from.paths().get(place));
            }
        }
        return current;
    }

    /** Runs that stood exactly where the function does make those superfluous that only stood near it. */
    private static SubnetObservations seenFrom(
            String subnetId, Paths paths, LambdaFunction function, Network network, Packets packets) {
        List<Observation> asFunction = new ArrayList<>();
        List<Observation> near = new ArrayList<>();
        boolean inTime = true;
        for (ProbeRun run : packets.runs()) {
            switch (ProbePosition.of(run, function, network)) {
                case ProbePosition.AsFunction here
                when here.subnetId().equals(subnetId) -> {
                    List<Observation> about = about(paths.target(), run);
                    asFunction.addAll(about);
                    inTime &= about.isEmpty() || packets.isInTime(run);
                }
                case ProbePosition.InSubnet here
                when here.subnetId().equals(subnetId) -> near.addAll(about(paths.target(), run));
                case ProbePosition.AsFunction other -> {}
                case ProbePosition.InSubnet other -> {}
                case ProbePosition.Elsewhere other -> {}
            }
        }
        TargetObservations own = TargetObservations.of(asFunction);
        return own.isEmpty() && !near.isEmpty()
                ? new SubnetObservations(TargetObservations.of(near), false)
                : new SubnetObservations(own, inTime && !own.isEmpty());
    }

    private static List<Observation> about(ResolvedTarget target, ProbeRun run) {
        return new TargetObservationFilter(TargetNames.of(target), target.expression()).in(run.report());
    }

    /** Of several places each has the connections to its own addresses. */
    private static TargetObservations along(Path path, int places, TargetObservations seen) {
        Destination destination = path.destination();
        return seen.at(text -> IpAddress.tryParse(text)
                .filter(address -> address.family() == destination.addresses().family())
                .filter(address -> places == 1
                        || destination.isAnyOfInternet()
                        || destination.addresses().overlaps(Cidr.of(address)))
                .isPresent());
    }

    /** Whether any packet says anything about this target from where the function stands. */
    public boolean isSeen() {
        return comparisons.stream().anyMatch(Comparison::isSeen);
    }

    /** The comparison of the path on which a hop stands. */
    public Optional<Comparison> of(Path path) {
        return comparisons.stream()
                .filter(one -> one.path().equals(Optional.of(path)))
                .findFirst();
    }

    /** Whether packets rule out what a hop says, on any path. */
    public boolean contradictsAnywhere(Hop hop) {
        return comparisons.stream()
                .anyMatch(one -> one.path().stream()
                        .flatMap(path -> path.hops().stream())
                        .anyMatch(other -> other.kind() == hop.kind()
                                && other.id().equals(hop.id())
                                && other.because().equals(hop.because())
                                && one.contradicts(other)));
    }

    /** The comparisons of one subnet. */
    public List<Comparison> from(String subnetId) {
        return comparisons.stream()
                .filter(one -> one.subnetId().equals(subnetId))
                .toList();
    }

    /** Both witnesses together, from one subnet. Where the target is in one place, packets tell in which. */
    public Verdict concludedFrom(String subnetId) {
        List<Comparison> all = from(subnetId);
        List<Comparison> seen = all.stream()
                .filter(one -> one.observed().connecting() != TargetObservations.Connecting.NOT_TRIED)
                .toList();
        boolean one = paths.target().choice() == ResolvedTarget.Choice.ONE;
        List<Verdict> verdicts = (one && !seen.isEmpty() ? seen : all)
                .stream().map(Comparison::concluded).toList();
        Verdict together = Verdict.ofAlternatives(verdicts);
        boolean differs =
                together == Verdict.SOMETIMES && verdicts.stream().distinct().count() > 1;
        return differs && one ? Verdict.UNKNOWN : together;
    }

    /** Both witnesses together, from all subnets. */
    public Verdict concluded() {
        return Verdict.ofAlternatives(paths.fromSubnets().stream()
                .map(from -> concludedFrom(from.subnetId()))
                .toList());
    }

    /** All that was not tried, not allowed or cut short, from anywhere. */
    public Stream<Observation> unused() {
        return comparisons.stream()
                .flatMap(one -> one.observed().unused().stream())
                .distinct();
    }
}
