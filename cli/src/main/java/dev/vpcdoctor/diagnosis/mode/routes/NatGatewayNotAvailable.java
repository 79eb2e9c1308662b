package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.RemedySelection;
import dev.vpcdoctor.network.model.Listing;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.walk.GatewayReason.NatNotAvailable;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.RouteReason.Blackhole;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;

/** The route leads to a NAT gateway that is failed, deleted or not ready yet. */
public final class NatGatewayNotAvailable implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("nat-gateway-not-available", ExpectedEvidence.LOST_BEHIND_NAT);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<Reason>> blockers = about.blockers(Reason.class, blocker -> explains(about.network(), blocker));
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = blockers.stream()
                .map(blocker -> natGatewayId(blocker.because()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        List<NatGatewayRemedies.RouteToChange> routes = ids.stream()
                .flatMap(id -> RoutesOnPaths.leadingTo(id, blockers).stream())
                .toList();
        boolean pending = blockers.stream().allMatch(blocker -> isPending(blocker.because()));
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(ids)
                .about(routes.stream().map(route -> route.table().id()).toList())
                .fixedBy(remedy(about, blockers, routes))
                .summary(
                        pending
                                ? "NAT gateway " + ids.get(0) + " is still being made: wait until it is available."
                                : "The route to the internet leads to NAT gateway " + String.join(" and ", ids)
                                        + ", which " + state(about.network(), ids.get(0)) + "."));
    }

    private static boolean explains(Network network, Blocker<Reason> blocker) {
        if (RoutesOnPaths.isSwallowed(blocker.path()) || blocker.hop().kind().isWayBack()) {
            return false;
        }
        return blocker.because() instanceof NatNotAvailable
                || (blocker.because() instanceof Blackhole hole
                        && hole.route().target().type() == RouteTarget.Type.NAT_GATEWAY
                        && isKnownToBeGone(network, hole));
    }

    private static boolean isKnownToBeGone(Network network, Blackhole hole) {
        Optional<String> region =
                network.find(Vpc.class, hole.table().vpcId()).optional().flatMap(Vpc::region);
        Listing listing = network.listing(NatGateway.class, region);
        return network.find(NatGateway.class, hole.route().target().id())
                .optional()
                .map(nat -> !nat.isAvailable())
                .orElse(listing.whole());
    }

    private static Optional<String> natGatewayId(Reason because) {
        if (because instanceof NatNotAvailable not) {
            return Optional.of(not.nat().id());
        }
        return because instanceof Blackhole hole
                ? Optional.of(hole.route().target().id())
                : Optional.empty();
    }

    private static boolean isPending(Reason because) {
        return because instanceof NatNotAvailable not && not.nat().state().equals("pending");
    }

    private static String state(Network network, String id) {
        return network.find(NatGateway.class, id)
                .optional()
                .map(nat -> nat.state().equals("pending") ? "is not ready yet" : "is " + nat.state())
                .orElse("does not exist any more");
    }

    private static Optional<Remedy> remedy(
            Examination about, List<Blocker<Reason>> blockers, List<NatGatewayRemedies.RouteToChange> routes) {
        if (routes.isEmpty()) {
            return Optional.empty();
        }
        NatGatewayRemedies way =
                new NatGatewayRemedies(about.network(), routes.get(0).table().vpcId());
        return RemedySelection.first(about, blockers, way.all(routes));
    }
}
