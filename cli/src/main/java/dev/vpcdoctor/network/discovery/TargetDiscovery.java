package dev.vpcdoctor.network.discovery;

import dev.vpcdoctor.network.discovery.DiscoveredTargets.Guess;
import dev.vpcdoctor.network.discovery.DiscoveredTargets.PassedOver;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.target.PathFinder;
import dev.vpcdoctor.network.target.ResolvedTarget;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.target.TargetSyntaxException;
import dev.vpcdoctor.network.walk.Destination.Nature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds what a function connects to: what its environment names, then what Lambda polls for it where that is the
 * function's own network, then the databases and caches that admit its security groups. What leads to the same place is
 * one target. All of it is a guess, and says from what.
 */
public final class TargetDiscovery {
    /** Each target is a page of the report: more than this nobody reads. */
    static final int MOST_TARGETS = 12;

    private final Network network;
    private final PathFinder paths;

    public TargetDiscovery(Network network) {
        this.network = network;
        this.paths = new PathFinder(network);
    }

    /** A target that something gives away; it may be none. */
    record Candidate(TargetExpression target, TargetHint hint) {}

    /** What one kind of hints gives. */
    record Candidates(List<Candidate> found, List<PassedOver> passedOver) {
        Candidates {
            found = List.copyOf(found);
            passedOver = List.copyOf(passedOver);
        }
    }

    /** All targets of a function, the most explicit first. */
    public DiscoveredTargets of(LambdaFunction function) {
        List<Candidates> all = List.of(
                new EnvironmentHints(network, function).candidates(),
                new EventSourceHints(network, function).candidates(),
                new SecurityGroupHints(network, function).candidates());
        Map<String, Guess> guesses = new LinkedHashMap<>();
        List<PassedOver> passedOver = new ArrayList<>();
        for (Candidates candidates : all) {
            candidates.found().forEach(candidate -> add(function, candidate, guesses, passedOver));
            passedOver.addAll(candidates.passedOver());
        }
        List<Guess> targets = List.copyOf(guesses.values());
        if (targets.size() > MOST_TARGETS) {
            passedOver.add(tooMany(targets.subList(MOST_TARGETS, targets.size())));
        }
        return new DiscoveredTargets(
                targets.stream().limit(MOST_TARGETS).toList(),
                passedOver.stream().distinct().toList());
    }

    private void add(
            LambdaFunction function, Candidate candidate, Map<String, Guess> guesses, List<PassedOver> passedOver) {
        try {
            String place = place(paths.resolve(function, candidate.target()));
            Guess before = guesses.get(place);
            List<TargetHint> hints = new ArrayList<>(before == null ? List.of() : before.hints());
            hints.add(candidate.hint());
            guesses.put(place, new Guess(before == null ? candidate.target() : before.target(), hints));
        } catch (TargetSyntaxException e) {
            passedOver.add(new PassedOver(candidate.hint().says(), e.getMessage()));
        }
    }

    /** What tells one target from another: several names of one database are one. */
    private static String place(ResolvedTarget target) {
        String port = target.port().map(number -> ":" + number).orElse("");
        return target.places().stream()
                .findFirst()
                .map(place -> switch (place.destination().nature()) {
                    case Nature.Managed managed -> managed.service().key() + port;
                    case Nature.Endpoint endpoint -> endpoint.endpoint().serviceName() + port;
                    case Nature.AwsService service -> service.serviceName() + port;
                    case Nature.Machine machine -> machine.instance().id() + port;
                    case Nature.Address address -> target.label();
                    case Nature.Internet internet -> target.label();
                })
                .orElseGet(target::label);
    }

    private static PassedOver tooMany(List<Guess> rest) {
        return new PassedOver(
                rest.size() + " more",
                "only " + MOST_TARGETS + " targets are walked to when none is named: give "
                        + rest.stream()
                                .map(guess -> "--to " + guess.target().asked())
                                .collect(Collectors.joining(" ")));
    }
}
