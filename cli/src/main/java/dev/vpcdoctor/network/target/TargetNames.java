package dev.vpcdoctor.network.target;

import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.target.ResolvedTarget.Place;
import dev.vpcdoctor.network.walk.Destination.Nature;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The names by which a target is asked for on the wire, so that what somebody else asked can be told to be about it. */
public final class TargetNames {
    private static final String CHECK_IP = "checkip.amazonaws.com";

    private final ResolvedTarget target;
    private final Set<String> hosts = new HashSet<>();

    private TargetNames(ResolvedTarget target) {
        this.target = target;
        switch (target.expression()) {
            case TargetExpression.Host host -> hosts.add(lower(host.host()));
            case TargetExpression.Service service -> namesOfPlaces();
            case TargetExpression.Resource resource -> namesOfPlaces();
            case TargetExpression.Internet internet -> hosts.add(CHECK_IP);
            case TargetExpression.Aws aws -> {}
            case TargetExpression.Address address -> {}
        }
    }

    public static TargetNames of(ResolvedTarget target) {
        return new TargetNames(target);
    }

    /** Whether a host name, in any case and with or without its final dot, means this target. */
    public boolean isNamed(String host) {
        String name = lower(host);
        return hosts.contains(name) || (target.expression() instanceof TargetExpression.Aws aws && isApi(aws, name));
    }

    /** Whether the target stands at an address alone, as far as its places tell. */
    public boolean isAt(IpAddress address) {
        return target.places().stream()
                .anyMatch(place -> place.destination().addresses().single().equals(Optional.of(address)));
    }

    /** Whether it is asked for at a port; a target whose port is not known is asked for at none. */
    public boolean isAtPort(int port) {
        return target.port().equals(Optional.of(port));
    }

    private static boolean isApi(TargetExpression.Aws aws, String host) {
        return AwsServiceName.parse(host)
                .filter(name -> name.service().equals(AwsServiceName.canonical(aws.service())))
                .filter(name -> aws.region().isEmpty()
                        || name.region().isEmpty()
                        || name.region().equals(aws.region()))
                .isPresent();
    }

    private void namesOfPlaces() {
        for (Place place : target.places()) {
            switch (place.destination().nature()) {
                case Nature.Managed managed ->
                    managed.service().endpoints().stream()
                            .map(ManagedService.Endpoint::name)
                            .forEach(hosts::add);
                case Nature.Endpoint endpoint ->
                    hosts.addAll(endpoint.endpoint().dnsNames());
                case Nature.Address address -> {}
                case Nature.Internet internet -> {}
                case Nature.AwsService service -> {}
                case Nature.Machine machine -> {}
            }
        }
    }

    private static String lower(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
