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

    /** A sighting from somewhere else. */
    public record SeenElsewhere(String where, Sighting sighting) {}

    /** What was seen from one subnet. */
    private record FromHere(Sighting sighting, boolean sure) {}

    public static Correlation of(Paths paths, LambdaFunction function, Network network, Packets packets) {
        List<Comparison> comparisons = new ArrayList<>();
        for (FromSubnet from : paths.fromSubnets()) {
            FromHere seen = seenFrom(from.subnetId(), paths, function, network, packets);
            List<Path> current = currentPaths(paths, from);
            if (current.isEmpty()) {
                comparisons.add(new Comparison(from.subnetId(), Optional.empty(), seen.sighting(), seen.sure()));
            }
            for (Path path : current) {
                comparisons.add(new Comparison(
                        from.subnetId(), Optional.of(path), along(path, current.size(), seen.sighting()), seen.sure()));
            }
        }
        List<SeenElsewhere> elsewhere = packets.runs().stream()
                .filter(run -> Standing.of(run, function, network) instanceof Standing.Elsewhere)
                .map(run -> new SeenElsewhere(
                        ((Standing.Elsewhere) Standing.of(run, function, network)).where(),
                        Sighting.of(about(paths.target(), run))))
                .filter(seen -> !seen.sighting().isEmpty())
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
    private static FromHere seenFrom(
            String subnetId, Paths paths, LambdaFunction function, Network network, Packets packets) {
        List<Observation> asFunction = new ArrayList<>();
        List<Observation> near = new ArrayList<>();
        boolean inTime = true;
        for (ProbeRun run : packets.runs()) {
            switch (Standing.of(run, function, network)) {
                case Standing.AsFunction here
                when here.subnetId().equals(subnetId) -> {
                    List<Observation> about = about(paths.target(), run);
                    asFunction.addAll(about);
                    inTime &= about.isEmpty() || packets.isInTime(run);
                }
                case Standing.InSubnet here
                when here.subnetId().equals(subnetId) -> near.addAll(about(paths.target(), run));
                case Standing.AsFunction other -> {}
                case Standing.InSubnet other -> {}
                case Standing.Elsewhere other -> {}
            }
        }
        Sighting own = Sighting.of(asFunction);
        return own.isEmpty() && !near.isEmpty()
                ? new FromHere(Sighting.of(near), false)
                : new FromHere(own, inTime && !own.isEmpty());
    }

    private static List<Observation> about(ResolvedTarget target, ProbeRun run) {
        return new AboutTarget(TargetNames.of(target), target.expression()).in(run.report());
    }

    /** Of several places each has the connections to its own addresses. */
    private static Sighting along(Path path, int places, Sighting seen) {
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
                .filter(one -> one.sighting().connecting() != Sighting.Connecting.NOT_TRIED)
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
                .flatMap(one -> one.sighting().unused().stream())
                .distinct();
    }
}
