package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.MoveToTargetVpc;
import dev.vpcdoctor.diagnosis.mode.common.VpcConnections;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.GatewayReason;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.RouteReason;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.List;
import java.util.Optional;

/** The target stands in another VPC than the function, and nothing connects the two. */
public final class FunctionInOtherVpc implements FailureMode {
    private static final FindingCode CODE = new FindingCode("function-in-other-vpc", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<Reason>> deciding = about.blockers(Reason.class, blocker -> decides(about, blocker));
        if (deciding.isEmpty()) {
            return Optional.empty();
        }
        List<Path> paths = deciding.stream().map(Blocker::path).toList();
        List<Blocker<?>> consequences = about.blockers().stream()
                .filter(blocker -> paths.contains(blocker.path()) && !deciding.contains(blocker))
                .toList();
        String own = deciding.get(0).subnet().vpcId();
        String other = targetVpcId(deciding.get(0).path().destination()).orElseThrow();
        boolean allRead = new VpcConnections(about.network(), own).areAllRead();
        return Optional.of(Cause.of(CODE)
                .explaining(deciding)
                .alsoExplaining(consequences)
                .about(about.function().name(), own, other)
                .says(
                        allRead
                                ? "no active peering and no common transit gateway ties " + own + " to " + other
                                : "whether a peering or a transit gateway ties " + own + " to " + other
                                        + " was not read, but no route leads there",
                        own)
                .fixedBy(new MoveToTargetVpc(about)
                        .remedy(about.blockers(), "; if it must stay, peer the two VPCs instead"))
                .summary(about.function().name() + " is in " + own + ", " + about.target() + " is in " + other
                        + (allRead ? ", and nothing connects the two." : ", and no route leads there.")));
    }

    private static boolean decides(Examination about, Blocker<Reason> blocker) {
        Path path = blocker.path();
        boolean leads = blocker.because() instanceof RouteReason || blocker.because() instanceof GatewayReason;
        String own = blocker.subnet().vpcId();
        Optional<String> other = targetVpcId(path.destination()).filter(id -> !id.equals(own));
        if (!leads || blocker.hop().kind().isWayBack() || other.isEmpty()) {
            return false;
        }
        VpcConnections connections = new VpcConnections(about.network(), own);
        return blocker.because() instanceof RouteReason.StaysLocal
                || (connections.to(other.get()).isEmpty()
                        && !connections.mayReachOutsideAws(other.get())
                        && path.hops(Verdict.BLOCKED).stream().noneMatch(FunctionInOtherVpc::isBrokenConnection));
    }

    private static Optional<String> targetVpcId(Destination destination) {
        return destination.placement().map(placement -> placement.subnet().vpcId());
    }

    /** The VPCs are connected, and the connection does not work: that has a code of its own. */
    private static boolean isBrokenConnection(Hop hop) {
        return hop.because() instanceof GatewayReason.PeeringInactive
                || hop.because() instanceof GatewayReason.NotAttached
                || hop.because() instanceof GatewayReason.NotInZone
                || (hop.because() instanceof RouteReason.Blackhole hole
                        && (hole.route().target().type() == RouteTarget.Type.VPC_PEERING_CONNECTION
                                || hole.route().target().type() == RouteTarget.Type.TRANSIT_GATEWAY));
    }
}
