package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import java.util.ArrayList;
import java.util.List;

/** A transit gateway attachment that gets a foot in one more availability zone. */
public record AddAttachmentSubnet(String attachmentId, String subnetId) implements Change {

    @Override
    public List<String> commands() {
        return List.of("aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id " + attachmentId
                + " --add-subnet-ids " + subnetId);
    }

    @Override
    public Network applyTo(Network network) {
        return network.find(TransitGatewayAttachment.class, attachmentId)
                .flatMap(attachment -> attachment.subnetIds().map(ids -> {
                    List<String> changed = new ArrayList<>(ids);
                    changed.add(subnetId);
                    return attachment.withSubnetIds(changed);
                }))
                .optional()
                .map(network::with)
                .orElse(network);
    }
}
