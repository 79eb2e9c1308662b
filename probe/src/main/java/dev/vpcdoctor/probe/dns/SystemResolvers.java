package dev.vpcdoctor.probe.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.config.ResolvConfResolverConfigProvider;
import org.xbill.DNS.hosts.HostsFileParser;

/**
 * How this system resolves names: the servers, search list and ndots of resolv.conf, and the hosts file. Only the provider
 * for resolv.conf is asked, since dnsjava's own configuration falls back to loopback where no server is configured.
 */
public final class SystemResolvers {
    private final List<InetSocketAddress> servers;
    private final List<Name> searchDomains;
    private final int ndots;

    private SystemResolvers(List<InetSocketAddress> servers, List<Name> searchDomains, int ndots) {
        this.servers = List.copyOf(servers);
        this.searchDomains = List.copyOf(searchDomains);
        this.ndots = ndots;
    }

    public static SystemResolvers read() {
        ResolvConfResolverConfigProvider resolvConf = new ResolvConfResolverConfigProvider();
        resolvConf.initialize();
        return new SystemResolvers(resolvConf.servers(), resolvConf.searchPaths(), resolvConf.ndots());
    }

    /** In their order; empty if none is configured. */
    public List<InetSocketAddress> servers() {
        return servers;
    }

    public List<String> searchDomains() {
        List<String> texts = new ArrayList<>();
        for (Name domain : searchDomains) {
            texts.add(domain.toString(true));
        }
        return texts;
    }

    /** The whole names to try for a name, in the order in which the system's resolver tries them. */
    public List<Name> candidates(String name) throws TextParseException {
        Name relative = Name.fromString(name);
        if (relative.isAbsolute()) {
            return List.of(relative);
        }
        List<Name> candidates = new ArrayList<>();
        for (Name domain : searchDomains) {
            try {
                candidates.add(Name.concatenate(relative, domain));
            } catch (NameTooLongException e) {
                // With this domain it is no name at all, so that nobody asks for it.
            }
        }
        Name itself = Name.fromString(name, Name.root);
        int dots = relative.labels() - 1;
        candidates.add(dots >= ndots ? 0 : candidates.size(), itself);
        return candidates;
    }

    /** The addresses that the hosts file gives; for {@code localhost}, loopback, as RFC 6761 says. */
    List<InetAddress> hostsFile(String name) {
        List<InetAddress> addresses = new ArrayList<>();
        try {
            Name absolute = Name.fromString(name, Name.root);
            HostsFileParser hosts = new HostsFileParser();
            for (int type : new int[] {Type.A, Type.AAAA}) {
                Optional<InetAddress> address = hosts.getAddressForHost(absolute, type);
                if (address.isPresent()) {
                    addresses.add(address.get());
                }
            }
            if (addresses.isEmpty() && absolute.equals(Name.fromConstantString("localhost."))) {
                addresses.add(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            }
        } catch (IOException e) {
            // No readable hosts file: it gives nothing, and the name servers are asked.
            return List.of();
        }
        return addresses;
    }
}
