package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.walk.GatewayReason.NatIsPrivate;
import java.util.List;
import java.util.Optional;

/** The NAT gateway's connectivity type is private: it has no public address. */
public final class NatGatewayIsPrivate implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "nat-gateway-is-private",
            Chapter.ROUTES,
            Severity.ERROR,
            Expectation.LOST_BEHIND_NAT,
            "The route for public addresses leads to a private NAT gateway. It has no public address; it is for other"
                    + " VPCs and networks of one's own, and an internet gateway drops what comes from it.",
            "Connections to the internet time out, although the NAT gateway is available and its routes look right.",
            "A public NAT gateway in a subnet without an internet gateway is nat-gateway-in-private-subnet.",
            "Lead 0.0.0.0/0 to a public NAT gateway. The type of a NAT gateway cannot be changed.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NatIsPrivate>> blockers = about.blockers(NatIsPrivate.class);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = blockers.stream()
                .map(blocker -> blocker.because().nat().id())
                .distinct()
                .toList();
        List<WayOut.Led> routes = ids.stream()
                .flatMap(id -> RoutesTaken.leadingTo(id, blockers).stream())
                .toList();
        String vpcId = blockers.get(0).because().nat().vpcId();
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(blockers)
                .about(ids)
                .about(routes.stream().map(route -> route.table().id()).toList())
                .mendedBy(Trial.first(about, blockers, new WayOut(about.network(), vpcId).all(routes)))
                .summary("NAT gateway " + String.join(" and ", ids)
                        + " is a private one: it does not lead to the internet."));
    }
}
