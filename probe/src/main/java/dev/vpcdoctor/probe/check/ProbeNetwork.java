package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.connect.Dialer;
import dev.vpcdoctor.probe.connect.SocketPermits;
import dev.vpcdoctor.probe.dns.DnsClient;
import dev.vpcdoctor.probe.dns.NameResolution;
import dev.vpcdoctor.probe.dns.SystemResolvers;
import dev.vpcdoctor.probe.guard.Guard;
import java.util.Optional;

/**
 * What checks are made with.
 *
 * @param region of AWS, where known
 */
public record ProbeNetwork(
        Guard guard,
        Dialer dialer,
        DnsClient dns,
        SystemResolvers resolvers,
        NameResolution names,
        ClockObservation clock,
        Optional<String> region) {
    public static ProbeNetwork of(Guard guard, SystemResolvers resolvers, Optional<String> region) {
        Dialer dialer = new Dialer(new SocketPermits());
        DnsClient dns = new DnsClient(dialer);
        NameResolution names = new NameResolution(resolvers, dns, guard);
        return new ProbeNetwork(guard, dialer, dns, resolvers, names, new ClockObservation(), region);
    }
}
