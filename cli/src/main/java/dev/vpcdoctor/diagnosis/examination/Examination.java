package dev.vpcdoctor.diagnosis.examination;

import dev.vpcdoctor.diagnosis.witness.Correlation;
import dev.vpcdoctor.diagnosis.witness.Witnesses;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.target.ObservedNames;
import dev.vpcdoctor.network.target.PathFinder;
import dev.vpcdoctor.network.target.PathFinder.FromSubnet;
import dev.vpcdoctor.network.target.PathFinder.Paths;
import dev.vpcdoctor.network.target.ResolvedTarget;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.NameReason;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.remedy.Remedy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One function and one target, with all paths between them and what of them is not explained yet. */
public final class Examination {
    private final Network network;
    private final Witnesses witnesses;
    private final LambdaFunction function;
    private final Correlation packets;
    private final Paths paths;
    private final List<Blocker<?>> all;
    private final List<Blocker<?>> unexplained;

    private Examination(
            Network network,
            Witnesses witnesses,
            Correlation packets,
            LambdaFunction function,
            Paths paths,
            List<Blocker<?>> all,
            List<Blocker<?>> unexplained) {
        this.network = network;
        this.witnesses = witnesses;
        this.packets = packets;
        this.function = function;
        this.paths = paths;
        this.all = List.copyOf(all);
        this.unexplained = List.copyOf(unexplained);
    }

    public static Examination of(
            Network network, Witnesses witnesses, LambdaFunction function, TargetExpression target) {
        ObservedNames names = witnesses.packets().namesSeenBy(function, network);
        return of(network, witnesses, function, new PathFinder(network, names).find(function, target));
    }

    /** By the configuration alone, as in a network that fixes have changed: of that no witness speaks. */
    public static Examination of(Network network, LambdaFunction function, TargetExpression target) {
        return of(network, Witnesses.NONE, function, target);
    }

    /**
     * The same function and other paths from it, such as those to its name servers.
     *
     * @param label what the paths lead to, for sentences
     * @param others from each subnet to the same places in the same order
     */
    public Examination along(String label, List<Path> others) {
        List<Subnet> subnets =
                others.stream().map(path -> path.source().subnet()).distinct().toList();
        List<FromSubnet> fromSubnets = subnets.stream()
                .map(subnet -> new FromSubnet(
                        subnet.id(),
                        Fact.known(subnet),
                        others.stream()
                                .filter(path -> path.source().subnet().equals(subnet))
                                .toList()))
                .toList();
        List<ResolvedTarget.Place> places = fromSubnets.stream()
                .limit(1)
                .flatMap(from -> from.paths().stream())
                .map(path -> new ResolvedTarget.Place(path.destination(), true))
                .toList();
        ResolvedTarget target = new ResolvedTarget(
                paths.target().expression(),
                label,
                Optional.empty(),
                ResolvedTarget.NameUse.NONE,
                List.of(),
                places,
                ResolvedTarget.Choice.ANY);
        return of(network, Witnesses.NONE, function, new Paths(target, fromSubnets));
    }

    public static Examination of(Network network, Witnesses witnesses, LambdaFunction function, Paths paths) {
        List<Blocker<?>> blockers = new ArrayList<>();
        for (FromSubnet from : paths.fromSubnets()) {
            for (int place = 0; place < from.paths().size(); place++) {
                if (paths.isCurrent(place)) {
                    Path path = from.paths().get(place);
                    Subnet subnet = path.source().subnet();
                    path.hops().stream()
                            .filter(hop -> hop.verdict() == Verdict.BLOCKED || hop.verdict() == Verdict.SOMETIMES)
                            .forEach(hop -> blockers.add(new Blocker<>(subnet, path, hop, hop.because())));
                }
            }
        }
        Correlation packets = Correlation.of(paths, function, network, witnesses.packets());
        return new Examination(network, witnesses, packets, function, paths, blockers, blockers);
    }

    /** The same question, asked in the network as a remedy leaves it. Nothing is explained there yet. */
    public Examination after(Remedy remedy) {
        Network changed = remedy.applyTo(network);
        LambdaFunction moved =
                changed.find(LambdaFunction.class, function.key()).optional().orElse(function);
        return in(changed, moved);
    }

    /** The same question in a changed network, of which no witness speaks; names mean what they meant. */
    public Examination in(Network changed, LambdaFunction moved) {
        return of(changed, Witnesses.NONE, moved, pathsIn(changed, moved));
    }

    /** The paths to the same target in a changed network. */
    public Paths pathsIn(Network changed, LambdaFunction moved) {
        ObservedNames names = witnesses.packets().namesSeenBy(function, network);
        boolean differs = reasons(NameReason.Seen.class).stream()
                .anyMatch(seen -> seen.insteadOf().isPresent());
        return new PathFinder(changed, differs ? names : names.fillingGaps())
                .find(moved, paths.target().expression());
    }

    /** The same without what a cause explains. */
    public Examination without(List<Blocker<?>> explained) {
        Set<Blocker<?>> gone = new HashSet<>(explained);
        return new Examination(
                network,
                witnesses,
                packets,
                function,
                paths,
                all,
                unexplained.stream().filter(blocker -> !gone.contains(blocker)).toList());
    }

    /** The same as far as it is found out, for fixes that come on top of a remedy: numbers and names are taken there. */
    public Examination onTopOf(Remedy remedy) {
        return new Examination(remedy.applyTo(network), witnesses, packets, function, paths, all, unexplained);
    }

    public Network network() {
        return network;
    }

    /** Who else speaks of the network; nobody where a fix has changed it. */
    public Witnesses witnesses() {
        return witnesses;
    }

    /** What packets did on the paths, beside what the configuration says of them. */
    public Correlation packets() {
        return packets;
    }

    public LambdaFunction function() {
        return function;
    }

    public Paths paths() {
        return paths;
    }

    /** The target's short name, for sentences. */
    public String target() {
        return paths.target().label();
    }

    /** The function's VPC, if its subnets are known. */
    public Optional<Vpc> vpc() {
        return paths.fromSubnets().stream()
                .flatMap(from -> from.subnet().optional().stream())
                .findFirst()
                .flatMap(subnet -> network.find(Vpc.class, subnet.vpcId()).optional());
    }

    /** All that blocks, explained or not. */
    public List<Blocker<?>> allBlockers() {
        return all;
    }

    /** All that blocks and that nothing explains yet. */
    public List<Blocker<?>> blockers() {
        return unexplained;
    }

    /** What blocks for reasons of one type. */
    public <R extends Reason> List<Blocker<R>> blockers(Class<R> type) {
        return blockers(type, blocker -> true);
    }

    /** What blocks for reasons of one type, as far as it fits. */
    public <R extends Reason> List<Blocker<R>> blockers(Class<R> type, Predicate<Blocker<R>> fits) {
        List<Blocker<R>> found = new ArrayList<>();
        for (Blocker<?> blocker : unexplained) {
            if (type.isInstance(blocker.because())) {
                Blocker<R> typed =
                        new Blocker<>(blocker.subnet(), blocker.path(), blocker.hop(), type.cast(blocker.because()));
                if (fits.test(typed)) {
                    found.add(typed);
                }
            }
        }
        return found;
    }

    /** Reasons of one type anywhere on the paths, whatever their verdict. */
    public <R extends Reason> List<R> reasons(Class<R> type) {
        return allPaths().stream()
                .flatMap(path -> path.hops().stream())
                .map(Hop::because)
                .filter(type::isInstance)
                .map(type::cast)
                .distinct()
                .toList();
    }

    /** The paths to all places where the target may be now. */
    public List<Path> allPaths() {
        List<Path> all = new ArrayList<>();
        for (FromSubnet from : paths.fromSubnets()) {
            for (int place = 0; place < from.paths().size(); place++) {
                if (paths.isCurrent(place)) {
                    all.add(from.paths().get(place));
                }
            }
        }
        return all;
    }

    /** The subnets in which the target may stand, as far as they are known. */
    public List<Subnet> targetSubnets() {
        return allPaths().stream()
                .flatMap(path -> path.destination().placement().stream())
                .map(Destination.Placement::subnet)
                .distinct()
                .toList();
    }

    /** The function's own subnets that are known. */
    public List<Subnet> functionSubnets() {
        return paths.fromSubnets().stream()
                .map(FromSubnet::subnet)
                .map(Fact::optional)
                .flatMap(Optional::stream)
                .toList();
    }
}
