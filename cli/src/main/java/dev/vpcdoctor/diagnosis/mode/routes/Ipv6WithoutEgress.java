package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.InternetConnectivity;
import dev.vpcdoctor.network.walk.GatewayReason.Detached;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.RouteReason.Blackhole;
import dev.vpcdoctor.network.walk.RouteReason.NoRoute;
import dev.vpcdoctor.network.walk.TargetReason.NoSourceAddress;
import dev.vpcdoctor.shared.address.AddressFamily;
import java.util.List;
import java.util.Optional;

/** The target has an IPv6 address, and the function has none or no way out for it. */
public final class Ipv6WithoutEgress implements FailureMode {
    private static final FindingCode CODE = new FindingCode("ipv6-without-egress", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<Reason>> blockers = about.blockers(Reason.class, Ipv6WithoutEgress::explains);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        boolean noAddress = blockers.stream().anyMatch(blocker -> blocker.because() instanceof NoSourceAddress);
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(about.function().name())
                .about(blockers.stream().map(Blocker::subnetId).distinct().toList())
                .fixedBy(new Ipv6EgressRemedy(about).remedy())
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
                        && InternetConnectivity.isWanted(blocker.path().destination()))
                || (ipv6 && because instanceof Blackhole && blocker.hop().kind() == HopKind.ROUTE)
                || (because instanceof Detached && blocker.hop().kind() == HopKind.EGRESS_ONLY_INTERNET_GATEWAY);
    }
}
