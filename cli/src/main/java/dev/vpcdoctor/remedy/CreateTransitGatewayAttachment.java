package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.TransitGatewayAttachment;
import java.util.List;
import java.util.Optional;

/**
 * A VPC attached to a transit gateway.
 *
 * @param subnetIds at most one in each availability zone
 */
public record CreateTransitGatewayAttachment(String transitGatewayId, String vpcId, List<String> subnetIds)
        implements Change {
    /** A shell variable in commands, and the attachment's id in the model while a fix is checked. */
    public static final String ID = "$ATTACHMENT";

    public CreateTransitGatewayAttachment {
        subnetIds = List.copyOf(subnetIds);
    }

    @Override
    public List<String> commands() {
        return List.of("ATTACHMENT=$(aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id "
                + transitGatewayId + " --vpc-id " + vpcId + " --subnet-ids " + String.join(" ", subnetIds)
                + " --query TransitGatewayVpcAttachment.TransitGatewayAttachmentId --output text)");
    }

    @Override
    public Network applyTo(Network network) {
        return NewAttachment.join(
                network,
                new TransitGatewayAttachment(
                        ID,
                        transitGatewayId,
                        "vpc",
                        Optional.of(vpcId),
                        "pending",
                        Fact.known(subnetIds),
                        Fact.known(Optional.empty()),
                        Optional.empty()));
    }
}
