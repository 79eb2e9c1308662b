package dev.vpcdoctor.diagnosis.mode.filters;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.VpcEndpoints;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.network.walk.GatewayReason;
import dev.vpcdoctor.network.walk.NameReason.EndpointWithoutPrivateDns;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.remedy.Prices;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.VpcEndpointChange.AcceptVpcEndpointConnections;
import dev.vpcdoctor.remedy.VpcEndpointChange.RecreateVpcEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The endpoint for the service is pending, rejected, failed or deleted. */
public final class EndpointNotAvailable implements FailureMode {
    private static final FindingCode CODE = new FindingCode("endpoint-not-available", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<GatewayReason.EndpointUnavailable>> onWay =
                about.blockers(GatewayReason.EndpointUnavailable.class);
        List<Blocker<Reason>> around =
                about.blockers(Reason.class, blocker -> VpcEndpoints.isOnDetour(blocker) && !isAvailable(blocker));
        List<Blocker<?>> all = new ArrayList<>(onWay);
        all.addAll(around);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        boolean byName = onWay.isEmpty();
        VpcEndpoint endpoint = byName
                ? VpcEndpoints.passedBy(around.get(0).path()).orElseThrow().endpoint()
                : onWay.get(0).because().endpoint();
        return Optional.of(Cause.of(CODE)
                .explaining(onWay)
                .alsoExplaining(around)
                .about(endpoint.id())
                .says("state is " + endpoint.state(), endpoint.id())
                .fixedBy(remedy(byName ? endpoint.withPrivateDns() : endpoint))
                .summary("The endpoint for " + VpcEndpoints.shortName(endpoint.serviceName()) + " " + inWords(endpoint)
                        + "."));
    }

    private static String inWords(VpcEndpoint endpoint) {
        return switch (endpoint.state()) {
            case "pendingacceptance" -> "waits to be accepted by the owner of the service";
            case "pending", "partial" -> "is not made yet";
            default -> "is " + endpoint.state();
        };
    }

    private static boolean isAvailable(Blocker<Reason> blocker) {
        return VpcEndpoints.passedBy(blocker.path())
                .map(EndpointWithoutPrivateDns::endpoint)
                .map(VpcEndpoint::isAvailable)
                .orElse(true);
    }

    private static Remedy remedy(VpcEndpoint endpoint) {
        String id = endpoint.id();
        return switch (endpoint.state()) {
            case "pendingacceptance" ->
                Remedy.free(
                        "the owner of the service accepts " + id + ", from the owner's account",
                        new AcceptVpcEndpointConnections(endpoint));
            case "pending", "partial" ->
                Remedy.free("AWS is still making " + id + ": wait some minutes until its state is available");
            default ->
                new Remedy(
                        "make " + id + " anew, as it was",
                        List.of(new RecreateVpcEndpoint(endpoint)),
                        Optional.of(Prices.INTERFACE_ENDPOINT_PER_ZONE
                                * endpoint.subnetIds().size()));
        };
    }
}
