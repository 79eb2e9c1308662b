package dev.vpcdoctor.diagnosis.witness;

import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.target.TargetNames;
import dev.vpcdoctor.shared.Asked;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Observation;
import dev.vpcdoctor.shared.ProbeReport;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what a report says of one target, by what was asked and not by what its asker called it. */
record TargetObservationFilter(TargetNames names, TargetExpression expression) {
    private static final Set<String> ADDRESS_TYPES = Set.of("A", "AAAA");

    List<Observation> in(ProbeReport report) {
        Set<String> egress = expression instanceof TargetExpression.Internet
                ? report.observations().stream()
                        .filter(TargetObservationFilter::tellsPublicAddress)
                        .map(Observation::check)
                        .collect(Collectors.toSet())
                : Set.of();
        return report.observations().stream()
                .filter(observation -> egress.contains(observation.check()) || isAbout(observation))
                .toList();
    }

    private boolean isAbout(Observation observation) {
        Asked asked = observation.asked();
        boolean named = asked.name().filter(names::isNamed).isPresent();
        if (observation.layer() == Layer.DNS) {
            return named && asked.what().map(ADDRESS_TYPES::contains).orElse(true);
        }
        boolean atPort = asked.port().filter(names::isAtPort).isPresent();
        boolean byOtherName =
                asked.name().filter(name -> IpAddress.tryParse(name).isEmpty()).isPresent() && !named;
        boolean atAddress = asked.address()
                .or(asked::name)
                .flatMap(IpAddress::tryParse)
                .filter(names::isAt)
                .isPresent();
        // What stands at the address was met under another name: that names a certificate, not a connection.
        return atPort && (named || (atAddress && (!byOtherName || observation.layer() == Layer.TCP)));
    }

    private static boolean tellsPublicAddress(Observation observation) {
        return observation.details() instanceof Details.Service service
                && service.publicAddress().isPresent();
    }
}
