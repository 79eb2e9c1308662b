package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import java.util.List;

/** An attachment that waits for the consent of the transit gateway's owner, who runs it. */
public record AcceptTransitGatewayAttachment(String attachmentId) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws ec2 accept-transit-gateway-vpc-attachment --transit-gateway-attachment-id " + attachmentId);
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(TransitGatewayAttachment.class, attachmentId)
                .optional()
                .map(attachment -> NewAttachment.join(network, attachment))
                .orElse(network);
    }
}
