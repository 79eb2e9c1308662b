package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.VpcEndpoint;
import java.util.Optional;

/** Through a VPC endpoint: its state, and its policy where that decides plainly. */
final class VpcEndpointForwarding {
    private final Walk walk;
    private final HopRecorder recorder;

    VpcEndpointForwarding(Walk walk) {
        this.walk = walk;
        this.recorder = walk.recorder();
    }

    /** A route leads to the endpoint. */
    void take(PacketPosition at, String endpointId) {
        switch (walk.network().find(VpcEndpoint.class, endpointId)) {
            case Fact.Unknown<VpcEndpoint> unknown -> recorder.unknown(HopKind.GATEWAY_ENDPOINT, endpointId, unknown);
            case Fact.Known<VpcEndpoint> known -> {
                VpcEndpoint endpoint = known.value();
                switch (endpoint.type()) {
                    case GATEWAY -> gateway(at, endpoint);
                    case GATEWAY_LOAD_BALANCER ->
                        recorder.unknown(
                                HopKind.APPLIANCE,
                                endpoint.id(),
                                "what the firewall or appliance behind it does is not modelled",
                                "");
                    case INTERFACE, OTHER ->
                        recorder.unknown(
                                HopKind.OTHER_GATEWAY,
                                endpoint.id(),
                                "a route to this type of endpoint is not modelled",
                                "");
                }
            }
        }
    }

    private void gateway(PacketPosition at, VpcEndpoint endpoint) {
        if (at.stage() instanceof PacketPosition.Stage.BehindTransitGateway) {
            recorder.unknown(
                    HopKind.GATEWAY_ENDPOINT,
                    endpoint.id(),
                    "a gateway endpoint serves only what stands in its own VPC",
                    "");
            return;
        }
        examine(HopKind.GATEWAY_ENDPOINT, endpoint, Optional.empty());
    }

    void examine(HopKind kind, VpcEndpoint endpoint, Optional<String> resourceArn) {
        if (endpoint.isAvailable()) {
            recorder.open(kind, endpoint.id(), new GatewayReason.Passes("available"));
        } else {
            recorder.blocked(kind, endpoint.id(), new GatewayReason.EndpointUnavailable(endpoint));
        }
        policy(endpoint, resourceArn.or(() -> askedOfService()));
    }

    private Optional<String> askedOfService() {
        return walk.destination().nature() instanceof Destination.Nature.AwsService service
                ? service.resourceArn()
                : Optional.empty();
    }

    private void policy(VpcEndpoint endpoint, Optional<String> resourceArn) {
        String service = endpoint.serviceName().substring(endpoint.serviceName().lastIndexOf('.') + 1);
        String asked = resourceArn.orElse(service);
        switch (endpoint.policy()) {
            case Fact.Unknown<PolicyDocument> unknown ->
                recorder.unknown(HopKind.ENDPOINT_POLICY, endpoint.id(), unknown);
            case Fact.Known<PolicyDocument> known -> {
                switch (new EndpointPolicyDecision(known.value(), service, resourceArn).decide()) {
                    case ALLOWS ->
                        recorder.open(
                                HopKind.ENDPOINT_POLICY, endpoint.id(), new GatewayReason.Passes("allows " + asked));
                    case DENIES ->
                        recorder.blocked(
                                HopKind.ENDPOINT_POLICY,
                                endpoint.id(),
                                new GatewayReason.PolicyDenies(endpoint, asked));
                    case DEPENDS ->
                        recorder.unknown(
                                HopKind.ENDPOINT_POLICY,
                                endpoint.id(),
                                "packets pass; the policy allows only some requests to " + asked,
                                "compare it with the requests that the function makes");
                }
            }
        }
    }
}
