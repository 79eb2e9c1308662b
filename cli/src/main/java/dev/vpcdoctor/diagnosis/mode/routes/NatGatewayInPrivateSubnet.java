package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.InternetConnectivity;
import dev.vpcdoctor.diagnosis.mode.common.RemedySelection;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.walk.GatewayReason.NatWithoutInternet;
import dev.vpcdoctor.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The NAT gateway's own subnet does not lead to an internet gateway. */
public final class NatGatewayInPrivateSubnet implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("nat-gateway-in-private-subnet", ExpectedEvidence.LOST_BEHIND_NAT);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NatWithoutInternet>> blockers = about.blockers(NatWithoutInternet.class);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<NatGateway> nats = blockers.stream()
                .map(blocker -> blocker.because().nat())
                .distinct()
                .toList();
        List<String> subnets =
                nats.stream().flatMap(nat -> nat.subnetId().stream()).distinct().toList();
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(nats.stream().map(NatGateway::id).toList())
                .about(subnets)
                .about(blockers.stream()
                        .map(blocker -> blocker.because().routeTableId())
                        .toList())
                .fixedBy(remedy(about, blockers, nats))
                .summary(
                        nats.size() == 1
                                ? "NAT gateway " + nats.get(0).id() + " stands in " + String.join(", ", subnets)
                                        + ", which has no route to an internet gateway."
                                : "The subnets of the NAT gateways (" + String.join(", ", subnets)
                                        + ") have no route to an internet gateway."));
    }

    private static Optional<Remedy> remedy(
            Examination about, List<Blocker<NatWithoutInternet>> blockers, List<NatGateway> nats) {
        List<Optional<Remedy>> candidates = new ArrayList<>();
        candidates.add(makePublic(about.network(), blockers));
        List<NatGatewayRemedies.RouteToChange> routes = nats.stream()
                .flatMap(nat -> RoutesOnPaths.leadingTo(nat.id(), blockers).stream())
                .filter(route -> !isOnlyOfGateway(route.table(), blockers))
                .distinct()
                .toList();
        candidates.addAll(new NatGatewayRemedies(about.network(), nats.get(0).vpcId()).all(routes));
        return RemedySelection.first(about, blockers, candidates);
    }

    /** A gateway's own route to itself need not be led elsewhere. */
    private static boolean isOnlyOfGateway(RouteTable table, List<Blocker<NatWithoutInternet>> blockers) {
        return blockers.stream()
                        .anyMatch(blocker -> blocker.because().routeTableId().equals(table.id()))
                && blockers.stream()
                        .noneMatch(blocker ->
                                RoutesOnPaths.ownTable(blocker.path()).equals(Optional.of(table)));
    }

    /** Only where the table guides nothing but the subnets of these gateways: others would become public too. */
    private static Optional<Remedy> makePublic(Network network, List<Blocker<NatWithoutInternet>> blockers) {
        String vpcId = blockers.get(0).because().nat().vpcId();
        List<RouteTable> tables = blockers.stream()
                .map(blocker -> blocker.because().routeTableId())
                .distinct()
                .flatMap(id -> network.find(RouteTable.class, id).optional().stream())
                .toList();
        List<String> natSubnets = blockers.stream()
                .flatMap(blocker -> blocker.because().nat().subnetId().stream())
                .distinct()
                .toList();
        boolean ofFunction = blockers.stream().map(Blocker::subnetId).anyMatch(natSubnets::contains);
        boolean othersToo = network.subnetsOf(vpcId).stream()
                .filter(subnet -> !natSubnets.contains(subnet.id()))
                .anyMatch(subnet -> guides(network, tables, subnet));
        if (ofFunction || othersToo) {
            return Optional.empty();
        }
        return new InternetConnectivity(network, vpcId).gateway().map(gateway -> {
            RouteTarget target = new RouteTarget(RouteTarget.Type.INTERNET_GATEWAY, gateway.id());
            return Remedy.free(
                    "lead 0.0.0.0/0 of " + String.join(", ", natSubnets) + " to " + gateway.id(),
                    tables.stream()
                            .map(table -> NatGatewayRemedies.RouteToChange.anywhere(table)
                                    .to(target))
                            .toList());
        });
    }

    private static boolean guides(Network network, List<RouteTable> tables, Subnet subnet) {
        return network.routeTableOf(subnet).optional().map(tables::contains).orElse(false);
    }
}
