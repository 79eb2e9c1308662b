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
import dev.vpcdoctor.network.walk.GatewayReason.Detached;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.RouteReason.Blackhole;
import dev.vpcdoctor.network.walk.RouteReason.NoRoute;
import dev.vpcdoctor.network.walk.TargetReason.NoSourceAddress;
import java.util.List;
import java.util.Optional;

/** The target has an IPv6 address, and the function has none or no way out for it. */
public final class Ipv6WithoutEgress implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "ipv6-without-egress",
            Chapter.ROUTES,
            Severity.ERROR,
            Expectation.LOST,
            "The target is asked for by its IPv6 address. A function in a VPC uses IPv6 only if it is allowed to and"
                + " all of its subnets are dual-stack, and reaches the internet by a route of ::/0 only: NAT gateways"
                + " and 0.0.0.0/0 do not serve IPv6.",
            "ENETUNREACH where the function has no IPv6 address, else time-outs.",
            "A target with an IPv4 address too needs none of this. A missing IPv4 route is no-route-to-internet.",
            "Connect by IPv4 if the target has it. Else allow IPv6 for the function and lead ::/0 to an egress-only"
                + " internet gateway, which is free; the security group needs an outbound rule for IPv6 of its own.",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<Reason>> blockers = about.blockers(Reason.class, Ipv6WithoutEgress::explains);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        boolean noAddress = blockers.stream().anyMatch(blocker -> blocker.because() instanceof NoSourceAddress);
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(blockers)
                .about(about.function().name())
                .about(blockers.stream().map(Blocker::subnetId).distinct().toList())
                .mendedBy(new Ipv6Way(about).remedy())
                .summary(
                        noAddress
                                ? about.function().name() + " has no IPv6 address from which to reach " + about.target()
                                        + "."
                                : "No route of " + about.function().name()
                                        + "'s subnets leads IPv6 packets to the internet."));
    }

    private static boolean explains(Blocker<Reason> blocker) {
        Reason because = blocker.because();
        boolean ipv6 = blocker.path().destination().addresses().family() == AddressFamily.IPV6;
        return because instanceof NoSourceAddress
                || (ipv6
                        && because instanceof NoRoute
                        && Internet.isWanted(blocker.path().destination()))
                || (ipv6 && because instanceof Blackhole && blocker.hop().kind() == HopKind.ROUTE)
                || (because instanceof Detached && blocker.hop().kind() == HopKind.EGRESS_ONLY_INTERNET_GATEWAY);
    }
}
