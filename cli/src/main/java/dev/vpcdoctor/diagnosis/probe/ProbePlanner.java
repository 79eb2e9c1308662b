package dev.vpcdoctor.diagnosis.probe;

import dev.vpcdoctor.diagnosis.probe.Greetings.Greeting;
import dev.vpcdoctor.network.discovery.AskedTargets;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.target.PathFinder;
import dev.vpcdoctor.network.target.ResolvedTarget;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.shared.AwsEndpointCheck;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.EgressCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides what the probe tries for each target: to resolve its name by every name server, to connect several times at
 * once, and to say the first words of what it speaks.
 */
public final class ProbePlanner {
    private static final int HTTPS = 443;

    private final AwsHosts aws;

    /**
     * A planner for one function.
     *
     * @param region where it runs
     * @param account that it belongs to
     */
    public ProbePlanner(Optional<String> region, Optional<String> account) {
        this.aws = new AwsHosts(region, account);
    }

    /**
     * The plan for what one question about a function is about.
     *
     * @param named the targets; with none, those that the function's configuration gives away
     * @throws dev.vpcdoctor.network.target.TargetSyntaxException when a target is not there, or lacks a port
     */
    public static ProbePlan planFor(Network network, LambdaFunction function, List<TargetExpression> named) {
        PathFinder finder = new PathFinder(network);
        List<ResolvedTarget> targets = AskedTargets.of(network, function, named).expressions().stream()
                .map(target -> finder.resolve(function, target))
                .toList();
        return new ProbePlanner(function.region(), function.account()).plan(targets);
    }

    /**
     * The plan for targets of which nothing is known but how they were named.
     *
     * @param region where the probe will stand; only AWS's services need it
     */
    public static ProbePlan planFor(Optional<String> region, List<TargetExpression> named) {
        PathFinder nowhere = new PathFinder(Network.builder().build());
        return new ProbePlanner(region, Optional.empty())
                .plan(named.stream()
                        .map(target -> nowhere.resolve(region, target))
                        .toList());
    }

    /** The plan for targets, in their order. */
    public ProbePlan plan(List<ResolvedTarget> targets) {
        return new ProbePlan(targets.stream().map(this::plan).toList());
    }

    private PlannedTarget plan(ResolvedTarget target) {
        return switch (target.expression()) {
            case TargetExpression.Internet internet -> egress(target);
            case TargetExpression.Aws asked -> awsService(target, asked);
            case TargetExpression.Host host -> host(target, host);
            case TargetExpression.Address address ->
                greet(target, List.of(new ProbeEndpoint(address.address().toString(), address.port())));
            case TargetExpression.Service service -> at(target, namesOf(target));
            case TargetExpression.Resource resource -> resource(target);
        };
    }

    private static PlannedTarget egress(ResolvedTarget target) {
        EgressCheck check = EgressCheck.of("egress");
        ProbeEndpoint echo = new ProbeEndpoint(check.host(), check.port());
        List<Check> checks = new ArrayList<>(ConnectionChecks.of(echo));
        checks.add(check);
        return new PlannedTarget.Probed(target, List.of(echo), checks);
    }

    private PlannedTarget awsService(ResolvedTarget target, TargetExpression.Aws asked) {
        // People have other words for some services; the label is the name by which the look-up found it.
        return switch (aws.of(target.label(), asked.region(), asked.resourceArn())) {
            case AwsHosts.Name.Known known -> awsEndpoint(target, new ProbeEndpoint(known.host(), HTTPS));
            case AwsHosts.Name.None none -> new PlannedTarget.NotProbed(target, none.because());
        };
    }

    private static PlannedTarget awsEndpoint(ResolvedTarget target, ProbeEndpoint endpoint) {
        List<Check> checks = new ArrayList<>(ConnectionChecks.of(endpoint));
        checks.add(AwsEndpointCheck.of(endpoint + "/aws-endpoint", endpoint.host()));
        return new PlannedTarget.Probed(target, List.of(endpoint), checks);
    }

    private PlannedTarget host(ResolvedTarget target, TargetExpression.Host host) {
        Optional<Integer> port = target.port().or(host::port);
        if (port.isEmpty()) {
            return new PlannedTarget.NotProbed(
                    target, "its port is not known: write " + host.host() + ":443 or whichever it is");
        }
        ProbeEndpoint endpoint = new ProbeEndpoint(host.host(), port.get());
        boolean ofAws = target.places().stream()
                .map(place -> place.destination().nature())
                .anyMatch(nature -> nature instanceof Destination.Nature.AwsService
                        || nature instanceof Destination.Nature.Endpoint);
        return ofAws && AwsHosts.isOfAws(host.host()) && port.get() == HTTPS
                ? awsEndpoint(target, endpoint)
                : greet(target, List.of(endpoint));
    }

    private static PlannedTarget resource(ResolvedTarget target) {
        List<String> names = target.places().stream()
                .map(place -> place.destination().nature())
                .flatMap(nature -> nature instanceof Destination.Nature.Endpoint endpoint
                        ? endpoint.endpoint().dnsNames().stream()
                        : List.<String>of().stream())
                .filter(name -> name.contains("vpce") && !name.startsWith("*"))
                .distinct()
                .toList();
        // The first name of an endpoint is that of all its zones.
        return names.isEmpty() || !target.port().equals(Optional.of(HTTPS))
                ? at(target, addressesOf(target))
                : awsEndpoint(target, new ProbeEndpoint(names.get(0), HTTPS));
    }

    /** All names of a database or cache: those of its replicas may be what the function uses. */
    private static List<String> namesOf(ResolvedTarget target) {
        List<String> names = target.places().stream()
                .map(place -> place.destination().nature())
                .flatMap(nature -> nature instanceof Destination.Nature.Managed managed
                        ? managed.service().endpoints().stream()
                        : List.<ManagedService.Endpoint>of().stream())
                .map(ManagedService.Endpoint::name)
                .distinct()
                .toList();
        return names.isEmpty() ? addressesOf(target) : names;
    }

    private static List<String> addressesOf(ResolvedTarget target) {
        return target.places().stream()
                .flatMap(place -> place.destination().addresses().single().stream())
                .map(Object::toString)
                .distinct()
                .toList();
    }

    private static PlannedTarget at(ResolvedTarget target, List<String> hosts) {
        if (hosts.isEmpty() || target.port().isEmpty()) {
            return new PlannedTarget.NotProbed(target, "no name, address or port of it is known");
        }
        Function<String, ProbeEndpoint> endpoint =
                host -> new ProbeEndpoint(host, target.port().get());
        return greet(target, hosts.stream().map(endpoint).toList());
    }

    private static PlannedTarget greet(ResolvedTarget target, List<ProbeEndpoint> endpoints) {
        List<Check> checks = new ArrayList<>();
        for (ProbeEndpoint endpoint : endpoints) {
            Greeting greeting = Greetings.of(target, endpoint.port());
            checks.addAll(ConnectionChecks.of(endpoint));
            checks.addAll(ConnectionChecks.greeting(endpoint, greeting));
        }
        return new PlannedTarget.Probed(target, endpoints, checks);
    }
}
