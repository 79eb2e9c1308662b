package dev.vpcdoctor.diagnosis.witness;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.target.ObservedNames;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.address.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What probes saw, run by run, in the order in which their reports were read.
 *
 * @param configurationAsOf when the configuration was read, if that is known
 * @param unconnected probes that could not send any
 */
public record Packets(List<ProbeRun> runs, Optional<Instant> configurationAsOf, List<UnconnectedProbe> unconnected) {
    /** No packets were sent. */
    public static final Packets NONE = new Packets(List.of(), Optional.empty());

    /** Longer ago than this, a network may well have been changed in between. */
    private static final Duration MUCH = Duration.ofHours(1);

    public Packets {
        runs = List.copyOf(runs);
        unconnected = List.copyOf(unconnected);
    }

    /** Probes that all sent theirs. */
    public Packets(List<ProbeRun> runs, Optional<Instant> configurationAsOf) {
        this(runs, configurationAsOf, List.of());
    }

    /** These runs and then others. */
    public Packets and(List<ProbeRun> others) {
        List<ProbeRun> all = new ArrayList<>(runs);
        all.addAll(others);
        return new Packets(all, configurationAsOf, unconnected);
    }

    /** The same with probes that could not send any. */
    public Packets butNotFrom(List<UnconnectedProbe> probes) {
        return new Packets(runs, configurationAsOf, probes);
    }

    /** How much earlier than the configuration a run was; negative when it was later, empty when no time is known. */
    public Optional<Duration> before(ProbeRun run) {
        return configurationAsOf.map(asOf -> Duration.between(run.report().startedAt(), asOf));
    }

    /** Whether a run and the configuration are of about the same time; where no time is known, nothing speaks against it. */
    public boolean isInTime(ProbeRun run) {
        return before(run).map(gap -> gap.abs().compareTo(MUCH) <= 0).orElse(true);
    }

    /** What names mean where a function stands: of what runs elsewhere resolved, nothing is said of it. */
    public ObservedNames namesSeenBy(LambdaFunction function, Network network) {
        Map<String, Set<IpAddress>> addresses = new LinkedHashMap<>();
        runs.stream()
                .filter(run -> !(ProbePosition.of(run, function, network) instanceof ProbePosition.Elsewhere))
                .flatMap(run -> run.report().observations().stream())
                .filter(observation -> observation.layer() == Layer.DNS)
                .forEach(observation -> observation.asked().name().ifPresent(name -> {
                    if (observation.details() instanceof Details.Dns dns) {
                        addresses(dns)
                                .forEach(address -> addresses
                                        .computeIfAbsent(name, any -> new LinkedHashSet<>())
                                        .add(address));
                    }
                }));
        return new ObservedNames(addresses, false);
    }

    private static List<IpAddress> addresses(Details.Dns answer) {
        return answer.addresses().stream()
                .flatMap(text -> IpAddress.tryParse(text).stream())
                .toList();
    }
}
