package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.address.AddressFamily;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.walk.RouteReason.NoRoute;
import java.util.List;
import java.util.Optional;

/** The function's subnets have no route out of the VPC for public addresses. */
public final class NoRouteToInternet implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "no-route-to-internet",
            Chapter.ROUTES,
            Severity.ERROR,
            Expectation.LOST,
            "The route table of the function's subnet has no route for public addresses. A function in a VPC reaches"
                    + " the internet through a NAT gateway only.",
            "Connections time out; calls to AWS's services time out too unless an endpoint serves them.",
            "A route that is there and leads to an internet gateway is public-subnet-without-public-ip. An AWS service"
                    + " that an endpoint could serve is no-endpoint-for-service. For an IPv6 address it is"
                    + " ipv6-without-egress.",
            "Lead 0.0.0.0/0 to a NAT gateway that stands in a public subnet.",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<NoRoute>> blockers = about.blockers(
                NoRoute.class,
                blocker -> Internet.isWanted(blocker.path().destination())
                        && blocker.path().destination().addresses().family() == AddressFamily.IPV4);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<RouteTable> tables = blockers.stream()
                .map(blocker -> blocker.because().table())
                .distinct()
                .toList();
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(blockers)
                .about(tables.stream().map(RouteTable::id).toList())
                .about(blockers.stream().map(Blocker::subnetId).distinct().toList())
                .mendedBy(Trial.first(
                        about,
                        blockers,
                        new WayOut(about.network(), tables.get(0).vpcId())
                                .all(tables.stream().map(WayOut.Led::anywhere).toList())))
                .summary("The function's subnets have no route to the internet."));
    }
}
