package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import dev.vpcdoctor.network.walk.GatewayReason.NoTransitRoute;
import dev.vpcdoctor.network.walk.GatewayReason.NotAttached;
import dev.vpcdoctor.network.walk.GatewayReason.TransitBlackhole;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.RouteReason.Blackhole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A transit gateway does not lead on: no attachment, no route table, no route, or one that drops packets. */
public final class TransitGatewayNoRoute implements FailureMode {
    private static final FindingCode CODE = new FindingCode("transit-gateway-no-route", ExpectedEvidence.LOST);

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
        List<String> ids = new ArrayList<>();
        blockers.forEach(blocker -> ids.addAll(ids(blocker.because())));
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(ids)
                .fixedBy(new TransitGatewayRemedy(about, blockers).remedy())
                .summary(summary(about, blockers.get(0).because())));
    }

    private static boolean explains(Network network, Blocker<Reason> blocker) {
        Reason because = blocker.because();
        return because instanceof NoTransitRoute
                || because instanceof TransitBlackhole
                || because instanceof NotAttached
                || (because instanceof Blackhole hole
                        && hole.route().target().type() == RouteTarget.Type.TRANSIT_GATEWAY
                        && network.transitGatewayAttachmentsOf(hole.table().vpcId()).stream()
                                .noneMatch(attachment -> attachment
                                                .transitGatewayId()
                                                .equals(hole.route().target().id())
                                        && attachment.isAvailable()));
    }

    private static List<String> ids(Reason because) {
        if (because instanceof NoTransitRoute none) {
            List<String> ids = new ArrayList<>();
            none.table().ifPresent(table -> ids.add(table.id()));
            ids.add(none.from().id());
            return ids;
        }
        if (because instanceof TransitBlackhole hole) {
            return List.of(hole.table().id(), hole.from().id());
        }
        if (because instanceof NotAttached not) {
            return not.attachment()
                    .map(TransitGatewayAttachment::id)
                    .map(id -> List.of(id, not.transitGatewayId()))
                    .orElse(List.of(not.transitGatewayId()));
        }
        return because instanceof Blackhole hole
                ? List.of(hole.route().target().id(), hole.table().id())
                : List.of();
    }

    private static String summary(Examination about, Reason because) {
        if (because instanceof NoTransitRoute none) {
            String to = none.wayBack() ? "back to " + none.to() : "to " + about.target();
            return none.table()
                    .map(table -> "Transit gateway route table " + table.id() + " has no route " + to + ".")
                    .orElse("No transit gateway route table is associated with "
                            + none.from().id() + ".");
        }
        if (because instanceof TransitBlackhole hole) {
            return "Transit gateway route table " + hole.table().id() + " drops what is for "
                    + hole.route().cidr() + ": a blackhole.";
        }
        if (because instanceof NotAttached not) {
            return notAttached(about.network(), not.vpcId(), not.transitGatewayId());
        }
        return because instanceof Blackhole hole
                ? notAttached(
                        about.network(),
                        hole.table().vpcId(),
                        hole.route().target().id())
                : because.says();
    }

    private static String notAttached(Network network, String vpcId, String gatewayId) {
        String state = network.transitGatewayAttachmentsOf(vpcId).stream()
                .filter(attachment -> attachment.transitGatewayId().equals(gatewayId))
                .findFirst()
                .map(attachment -> attachment.state().equals("pendingAcceptance")
                        ? ": the attachment waits to be accepted"
                        : ": the attachment is " + attachment.state())
                .orElse("");
        return vpcId + " is not attached to transit gateway " + gatewayId + state + ".";
    }
}
