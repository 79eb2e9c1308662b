package dev.vpcdoctor.network.target;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.PrivateZone;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.target.ResolvedTarget.Choice;
import dev.vpcdoctor.network.target.ResolvedTarget.NameUse;
import dev.vpcdoctor.network.target.ResolvedTarget.Place;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.NameReason;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a host name means in the VPC, as far as the configuration tells: a private zone, an endpoint, a database, an AWS
 * service, an interface, or an address of the internet if no private zone can hold it.
 */
final class HostLookup {
    private static final int MOST_ALIASES = 8;
    private static final List<String> NEVER_PUBLIC = List.of(".internal", ".local", ".lan", ".corp", ".home", ".test");

    private final Network network;
    private final ResolutionContext from;

    HostLookup(Network network, ResolutionContext from) {
        this.network = network;
        this.from = from;
    }

    ResolvedTarget resolve(TargetExpression.Host expression) {
        return resolve(expression, expression.host(), new ArrayList<>());
    }

    private ResolvedTarget resolve(TargetExpression.Host expression, String host, List<Hop> hops) {
        Optional<PrivateZone> zone = privateZone(host);
        if (zone.isPresent() && hops.size() < MOST_ALIASES) {
            return inZone(expression, host, zone.get(), hops);
        }
        Optional<ManagedService> service = network.all(ManagedService.class).stream()
                .filter(candidate -> candidate.endpoints().stream()
                        .anyMatch(endpoint -> endpoint.name().equals(host)))
                .findFirst();
        if (service.isPresent()) {
            String name = host.equals(expression.host()) ? shortName(host) : expression.host();
            return prepend(
                    hops,
                    new ManagedServiceLookup(network, from)
                            .resolve(
                                    expression,
                                    service.get(),
                                    name,
                                    portOf(expression, service.get(), host),
                                    NameUse.GIVEN));
        }
        Optional<VpcEndpoint> endpoint = network.all(VpcEndpoint.class).stream()
                .filter(candidate -> candidate.type() == VpcEndpoint.Type.INTERFACE
                        && host.contains("vpce")
                        && candidate.dnsNames().contains(host))
                .findFirst();
        if (endpoint.isPresent()) {
            hops.add(resolves(endpoint.get().id(), endpoint.get().id(), "its own name"));
            return places(
                    expression,
                    hops,
                    EndpointPlaces.of(network, endpoint.get(), Optional.empty(), label(expression, 443)),
                    443);
        }
        Optional<AwsServiceName> aws = AwsServiceName.parse(host);
        if (aws.isPresent() && aws.get().region().isPresent()) {
            ResolvedTarget resolved = new AwsServiceLookup(network, from)
                    .resolve(
                            expression,
                            aws.get().service(),
                            aws.get().region(),
                            aws.get().resourceArn());
            return prepend(hops, withPort(resolved, expression.port()));
        }
        return byAddressOrPublic(expression, host, hops, aws.isPresent());
    }

    private ResolvedTarget byAddressOrPublic(
            TargetExpression.Host expression, String host, List<Hop> hops, boolean isAwsApi) {
        Optional<IpAddress> address = addressInName(host);
        if (address.isPresent()) {
            hops.add(resolves("", address.get().toString(), "the name of an interface"));
            return atAddress(expression, hops, address.get());
        }
        if (isAwsApi) {
            hops.add(resolves("", "public addresses", "a global name of AWS"));
            return internet(expression, hops);
        }
        if (AwsServiceName.isOfSubnets(host) || isNeverPublic(host)) {
            hops.add(unknown(
                    "nothing that was read tells what " + host + " means",
                    "aws rds describe-db-instances, or whatever tells of it; or the probe"));
            return new ResolvedTarget(
                    expression, label(expression, null), expression.port(), NameUse.GIVEN, hops, List.of(), Choice.ANY);
        }
        hops.add(outsideEveryPrivateZone()
                .orElseGet(() -> resolves("", "a public address", "no private zone of the VPC holds it")));
        return internet(expression, hops);
    }

    /** Unknown if a private zone might hold the name; empty if none can. */
    private Optional<Hop> outsideEveryPrivateZone() {
        Optional<Vpc> vpc = from.vpc().optional();
        boolean zonesOff = vpc.flatMap(known -> known.dnsHostnames().optional())
                .map(on -> !on)
                .orElse(false);
        var listing = network.listing(PrivateZone.class, from.region());
        if (!from.inVpc() || zonesOff || listing.whole()) {
            return Optional.empty();
        }
        return Optional.of(unknown(
                "a private zone may hold the name: " + listing.because(),
                "aws route53 list-hosted-zones-by-vpc --vpc-id " + from.vpcId().orElse("VPC") + " --vpc-region "
                        + from.region().orElse("REGION")));
    }

    private ResolvedTarget inZone(TargetExpression.Host expression, String host, PrivateZone zone, List<Hop> hops) {
        if (zone.records() instanceof Fact.Unknown<List<PrivateZone.RecordSet>> unknown) {
            hops.add(
                    unknown("private zone " + zone.name() + " holds the name: " + unknown.because(), unknown.toKnow()));
            return new ResolvedTarget(
                    expression, label(expression, null), expression.port(), NameUse.GIVEN, hops, List.of(), Choice.ANY);
        }
        Optional<PrivateZone.RecordSet> found = zone.records().optional().orElseThrow().stream()
                .filter(set -> set.name().equals(host) || isWildcardFor(set.name(), host))
                .min(Comparator.comparing(set -> set.name().startsWith("*")));
        if (found.isEmpty()) {
            hops.add(unknown("private zone " + zone.name() + " has no record for " + host, ""));
            return new ResolvedTarget(
                    expression, label(expression, null), expression.port(), NameUse.GIVEN, hops, List.of(), Choice.ANY);
        }
        hops.add(resolves(
                zone.id(),
                found.get()
                        .canonicalName()
                        .orElseGet(() -> found.get().addresses().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", "))),
                "private zone " + zone.name()));
        if (found.get().canonicalName().isPresent()) {
            return resolve(expression, found.get().canonicalName().get(), hops);
        }
        List<Place> places = found.get().addresses().stream()
                .map(address ->
                        new Place(new AddressLookup(network, from).find(address, label(expression, null)), true))
                .toList();
        return places(expression, hops, places, null);
    }

    private static boolean isWildcardFor(String pattern, String host) {
        return pattern.startsWith("*.") && host.endsWith(pattern.substring(1));
    }

    /** The most specific private zone of the VPC that covers the name; without DNS host names, zones are not asked. */
    private Optional<PrivateZone> privateZone(String host) {
        boolean zonesOff = from.vpc()
                .optional()
                .flatMap(known -> known.dnsHostnames().optional())
                .map(on -> !on)
                .orElse(false);
        return zonesOff
                ? Optional.empty()
                : network.all(PrivateZone.class).stream()
                        .filter(zone -> Optional.of(zone.vpcId()).equals(from.vpcId()) && zone.covers(host))
                        .max(Comparator.comparingInt(zone -> zone.name().length()));
    }

    /** {@code ip-10-0-1-5.ec2.internal}, or a name that an interface is known to have. */
    private Optional<IpAddress> addressInName(String host) {
        String first = host.split("\\.", 2)[0];
        if (first.startsWith("ip-") && host.endsWith(".internal")) {
            return IpAddress.tryParse(first.substring(3).replace('-', '.'));
        }
        return network.all(NetworkInterface.class).stream()
                .filter(eni -> eni.dnsNames().contains(host))
                .flatMap(eni -> eni.addresses().stream())
                .findFirst();
    }

    private static boolean isNeverPublic(String host) {
        return !host.contains(".") || NEVER_PUBLIC.stream().anyMatch(host::endsWith);
    }

    private ResolvedTarget atAddress(TargetExpression.Host expression, List<Hop> hops, IpAddress address) {
        Destination destination = new AddressLookup(network, from).find(address, label(expression, null));
        return places(expression, hops, List.of(new Place(destination, true)), null);
    }

    private static ResolvedTarget internet(TargetExpression.Host expression, List<Hop> hops) {
        Destination destination = new Destination(
                expression.host(), new Destination.Nature.Internet(), AddressSet.PUBLIC_IPV4, Optional.empty());
        return places(expression, hops, List.of(new Place(destination, true)), 443);
    }

    private static ResolvedTarget places(
            TargetExpression.Host expression, List<Hop> hops, List<Place> places, Integer usualPort) {
        int port = expression
                .port()
                .or(() -> Optional.ofNullable(usualPort))
                .orElseThrow(() -> new TargetSyntaxException("'" + expression.asked() + "' lacks the port: write "
                        + expression.host() + ":443 or whichever it is"));
        return new ResolvedTarget(
                expression, label(expression, port), Optional.of(port), NameUse.GIVEN, hops, places, Choice.ANY);
    }

    private static Optional<Integer> portOf(TargetExpression.Host expression, ManagedService service, String host) {
        return expression
                .port()
                .or(() -> service.endpoints().stream()
                        .filter(endpoint -> endpoint.name().equals(host))
                        .flatMap(endpoint -> endpoint.port().stream())
                        .findFirst());
    }

    private static ResolvedTarget prepend(List<Hop> hops, ResolvedTarget target) {
        List<Hop> all = new ArrayList<>(hops);
        all.addAll(target.nameHops());
        return new ResolvedTarget(
                target.expression(),
                target.label(),
                target.port(),
                NameUse.GIVEN,
                all,
                target.places(),
                target.choice());
    }

    private static ResolvedTarget withPort(ResolvedTarget target, Optional<Integer> port) {
        return port.isEmpty()
                ? target
                : new ResolvedTarget(
                        target.expression(),
                        port.get() == 443 ? target.label() : target.label() + ":" + port.get(),
                        port,
                        target.nameUse(),
                        target.nameHops(),
                        target.places(),
                        target.choice());
    }

    private static String label(TargetExpression.Host expression, Integer usualPort) {
        return expression
                .port()
                .or(() -> Optional.ofNullable(usualPort))
                .map(port -> expression.host() + ":" + port)
                .orElse(expression.host());
    }

    /** The first word of a long name of AWS is the user's own. */
    private static String shortName(String host) {
        return host.split("\\.", 2)[0];
    }

    private static Hop resolves(String id, String to, String bySaying) {
        return new Hop(HopKind.NAME_RESOLUTION, id, Verdict.OPEN, new NameReason.Resolves(to, bySaying));
    }

    private static Hop unknown(String what, String toKnow) {
        return new Hop(HopKind.NAME_RESOLUTION, "", Verdict.UNKNOWN, new Reason.Missing(what, toKnow));
    }
}
