package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
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

/** The target stands in another VPC than the function, and nothing ties the two together. */
public final class FunctionInOtherVpc implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "function-in-other-vpc",
            Chapter.SETUP,
            Severity.ERROR,
            Expectation.LOST,
            "The function's subnets are in one VPC and the target is in another. No peering connection, transit gateway"
                    + " or VPN leads from one to the other, or their address blocks overlap so that none can.",
            "Connections time out, although the security groups may look right.",
            "If something ties the VPCs together and only the route is missing, it is no-route-to-target; if the"
                    + " peering is not active, peering-not-active. A function in no VPC at all is function-not-in-vpc.",
            "Put the function into subnets of the target's VPC, with a security group of that VPC. If it must stay,"
                    + " peer the two VPCs and give both a route, or serve the target through AWS PrivateLink.",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
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
        boolean allRead = new Ties(about.network(), own).areAllRead();
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(deciding)
                .alsoExplaining(consequences)
                .about(about.function().name(), own, other)
                .says(
                        allRead
                                ? "no active peering and no common transit gateway ties " + own + " to " + other
                                : "whether a peering or a transit gateway ties " + own + " to " + other
                                        + " was not read, but no route leads there",
                        own)
                .mendedBy(new MoveNextToTarget(about)
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
        Ties ties = new Ties(about.network(), own);
        return blocker.because() instanceof RouteReason.StaysLocal
                || (ties.to(other.get()).isEmpty()
                        && !ties.mayReachOutsideAws(other.get())
                        && path.hops(Verdict.BLOCKED).stream().noneMatch(FunctionInOtherVpc::isBrokenTie));
    }

    private static Optional<String> targetVpcId(Destination destination) {
        return destination.placement().map(placement -> placement.subnet().vpcId());
    }

    /** Somebody has tied the VPCs together, and it does not hold: the tie's own fault. */
    private static boolean isBrokenTie(Hop hop) {
        return hop.because() instanceof GatewayReason.PeeringNotActive
                || hop.because() instanceof GatewayReason.NotAttached
                || hop.because() instanceof GatewayReason.NotInZone
                || (hop.because() instanceof RouteReason.Blackhole hole
                        && (hole.route().target().type() == RouteTarget.Type.VPC_PEERING_CONNECTION
                                || hole.route().target().type() == RouteTarget.Type.TRANSIT_GATEWAY));
    }
}
