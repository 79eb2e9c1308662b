package dev.vpcdoctor.diagnosis.probe;

import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.shared.AwsEndpointCheck;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.EgressCheck;
import dev.vpcdoctor.shared.ProbeRequest;
import dev.vpcdoctor.shared.address.AllowList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a deployed probe can be asked before the configuration is read, so that both go on side by side. It is a guess at
 * the plan: what the plan asks otherwise is asked later, and what it does not ask is not used.
 */
public final class EarlyChecks {
    private static final int HTTPS = 443;
    private static final EgressCheck EGRESS = EgressCheck.of("egress");
    private static final ProbeEndpoint ECHO = new ProbeEndpoint(EGRESS.host(), EGRESS.port());

    private EarlyChecks() {}

    /**
     * The checks of what is named, or else of all that the probe's allow list names.
     *
     * @param named the targets; none if they are yet to be discovered
     */
    public static ProbeRequest of(AllowList allowed, List<TargetExpression> named) {
        Map<String, Check> checks = new LinkedHashMap<>();
        for (ProbeEndpoint endpoint : endpoints(allowed, named)) {
            checks(endpoint).forEach(check -> checks.putIfAbsent(check.id(), check));
        }
        return new ProbeRequest(Optional.empty(), List.copyOf(checks.values()));
    }

    /** What is named by its own name needs no configuration to be asked about. */
    private static List<ProbeEndpoint> endpoints(AllowList allowed, List<TargetExpression> named) {
        List<ProbeEndpoint> endpoints = new ArrayList<>();
        for (TargetExpression target : named) {
            Optional<ProbeEndpoint> endpoint = endpoint(target);
            if (endpoint.isEmpty()) {
                return listed(allowed);
            }
            endpoint.filter(one -> allowed.admits(one.host(), one.port())).ifPresent(endpoints::add);
        }
        return named.isEmpty() ? listed(allowed) : endpoints;
    }

    private static List<ProbeEndpoint> listed(AllowList allowed) {
        return allowed.endpoints().stream()
                .map(listed -> new ProbeEndpoint(listed.host(), listed.port().orElseThrow()))
                .toList();
    }

    private static Optional<ProbeEndpoint> endpoint(TargetExpression target) {
        return switch (target) {
            case TargetExpression.Host host -> host.port().map(port -> new ProbeEndpoint(host.host(), port));
            case TargetExpression.Address address ->
                Optional.of(new ProbeEndpoint(address.address().toString(), address.port()));
            case TargetExpression.Internet internet -> Optional.of(ECHO);
            case TargetExpression.Service service -> Optional.empty();
            case TargetExpression.Aws aws -> Optional.empty();
            case TargetExpression.Resource resource -> Optional.empty();
        };
    }

    private static List<Check> checks(ProbeEndpoint endpoint) {
        List<Check> checks = new ArrayList<>(ConnectionChecks.of(endpoint));
        if (endpoint.equals(ECHO)) {
            checks.add(EGRESS);
        } else if (endpoint.port() == HTTPS && AwsHosts.isOfAws(endpoint.host())) {
            checks.add(AwsEndpointCheck.of(endpoint + "/aws-endpoint", endpoint.host()));
        } else {
            checks.addAll(ConnectionChecks.greeting(endpoint, Greetings.of(endpoint.port())));
        }
        return checks;
    }
}
