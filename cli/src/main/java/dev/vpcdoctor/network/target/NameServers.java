package dev.vpcdoctor.network.target;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.model.DhcpOptions;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.target.ResolvedTarget.NameUse;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.NameReason;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.network.walk.Walker;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a name server answers at all. Functions ask the servers of the VPC's DHCP options. The Amazon resolver is never
 * filtered by security groups or network ACLs; other servers are hosts like any other
 * (docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html).
 */
final class NameServers {
    private static final int DNS = 53;
    private static final Set<String> AMAZON_ADDRESSES = Set.of("169.254.169.253", "fd00:ec2::253");

    private final Network network;
    private final ResolutionContext from;

    NameServers(Network network, ResolutionContext from) {
        this.network = network;
        this.from = from;
    }

    /**
     * The hops before any name means anything.
     *
     * @param nameUse whether names matter to the target
     */
    List<Hop> hops(SourceResolver.SubnetSource source, NameUse nameUse) {
        Optional<Vpc> vpc = from.vpc().optional();
        if (vpc.isEmpty() || nameUse == NameUse.NONE) {
            return List.of();
        }
        Fact<DhcpOptions> options = vpc.get()
                .dhcpOptionsId()
                .<Fact<DhcpOptions>>map(id -> network.find(DhcpOptions.class, id))
                .orElseGet(() -> Fact.unknown(
                        "the DHCP options of " + vpc.get().id() + " are not told", "aws ec2 describe-vpcs"));
        List<IpAddress> own = options.optional()
                .map(known -> known.domainNameServers().stream()
                        .filter(server -> !isAmazon(vpc.get(), server))
                        .toList())
                .orElse(List.of());
        boolean asksAmazon = options.optional()
                .map(known -> known.amazonProvidedDns()
                        || known.domainNameServers().stream().anyMatch(server -> isAmazon(vpc.get(), server)))
                .orElse(true);
        if (!own.isEmpty() && !asksAmazon) {
            Hop hop = ownServers(source, own);
            boolean told = nameUse == NameUse.GIVEN || hop.verdict() == Verdict.BLOCKED;
            return told ? List.of(hop) : List.of();
        }
        return amazonResolver(vpc.get(), options, nameUse == NameUse.GIVEN);
    }

    private static List<Hop> amazonResolver(Vpc vpc, Fact<DhcpOptions> options, boolean byName) {
        return switch (vpc.dnsSupport()) {
            case Fact.Known<Boolean> known
            when !known.value() ->
                List.of(new Hop(HopKind.NAME_SERVER, vpc.id(), Verdict.BLOCKED, new NameReason.DnsSupportOff(vpc)));
            case Fact.Known<Boolean> known -> {
                if (!byName) {
                    yield List.of();
                }
                yield options instanceof Fact.Unknown<DhcpOptions> unknown
                        ? List.of(missing(vpc, unknown.because(), unknown.toKnow()))
                        : List.of(new Hop(
                                HopKind.NAME_SERVER,
                                vpc.id(),
                                Verdict.OPEN,
                                new NameReason.Resolves("the Amazon resolver", "enableDnsSupport")));
            }
            case Fact.Unknown<Boolean> unknown ->
                byName ? List.of(missing(vpc, unknown.because(), unknown.toKnow())) : List.of();
        };
    }

    private static Hop missing(Vpc vpc, String because, String toKnow) {
        return new Hop(HopKind.NAME_SERVER, vpc.id(), Verdict.UNKNOWN, new Reason.Missing(because, toKnow));
    }

    private Hop ownServers(SourceResolver.SubnetSource source, List<IpAddress> servers) {
        List<Path> udp = walk(source, servers, IpProtocol.UDP);
        List<Path> tcp = walk(source, servers, IpProtocol.TCP);
        String names =
                String.join(", ", servers.stream().map(IpAddress::toString).toList());
        long blocked = blocked(udp);
        if (blocked == servers.size()) {
            List<Path> both = new ArrayList<>(udp);
            both.addAll(tcp);
            return new Hop(HopKind.NAME_SERVER, names, Verdict.BLOCKED, new NameReason.NameServersUnreachable(both));
        }
        // Every question goes over UDP first; over TCP only where the answer is too long.
        String reach = blocked > 0
                ? " (" + blocked + " of " + servers.size() + " cannot be reached)"
                : blocked(tcp) > 0 ? " (long answers do not come: tcp 53 is blocked)" : "";
        return new Hop(
                HopKind.NAME_SERVER,
                names,
                Verdict.UNKNOWN,
                new Reason.Missing(
                        "what the VPC's own name server " + names + " answers is not in the configuration" + reach,
                        Reason.Missing.SEND_PACKETS));
    }

    private List<Path> walk(SourceResolver.SubnetSource source, List<IpAddress> servers, IpProtocol protocol) {
        Walker walker = new Walker(network);
        AddressLookup lookup = new AddressLookup(network, from);
        return servers.stream()
                .map(server -> walker.walk(
                        source.of(server.family()), lookup.find(server, "name server " + server), protocol, DNS))
                .toList();
    }

    private static long blocked(List<Path> paths) {
        return paths.stream().filter(path -> path.verdict() == Verdict.BLOCKED).count();
    }

    /** Amazon's resolver also has the address after the first two of the VPC's block. */
    private static boolean isAmazon(Vpc vpc, IpAddress server) {
        return AMAZON_ADDRESSES.contains(server.toString())
                || vpc.cidrBlocks().stream()
                        .anyMatch(block -> block.base().plus(2).equals(server));
    }
}
