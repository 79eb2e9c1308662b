package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.network.model.VpcEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A new interface endpoint with private DNS, and a security group for it that admits the function on 443. Without one it
 * would get the VPC's default group, which admits only its own members.
 *
 * @param serviceName such as {@code com.amazonaws.eu-west-1.sqs}
 * @param subnetIds one in each availability zone
 * @param functionGroupId the group that is admitted
 */
public record CreateInterfaceEndpoint(String vpcId, String serviceName, List<String> subnetIds, String functionGroupId)
        implements Change {
    private static final int HTTPS = 443;

    /** The endpoint's id in the model while a fix is checked; no command needs it. */
    private static final String ID = "$ENDPOINT";

    /** A shell variable in commands, and the group's id in the model while a fix is checked. */
    private static final String GROUP_ID = "$ENDPOINT_SG";

    public CreateInterfaceEndpoint {
        subnetIds = List.copyOf(subnetIds);
    }

    @Override
    public List<String> commands() {
        String service = serviceName.substring(serviceName.indexOf('.', "com.amazonaws.".length()) + 1);
        return List.of(
                "ENDPOINT_SG=$(aws ec2 create-security-group --vpc-id " + vpcId + " --group-name endpoint-"
                        + service.replace('.', '-') + " --description 'admits functions to the endpoint of " + service
                        + "' --query GroupId --output text)",
                "aws ec2 authorize-security-group-ingress --group-id " + GROUP_ID + " --protocol tcp --port " + HTTPS
                        + " --source-group " + functionGroupId,
                "aws ec2 create-vpc-endpoint --vpc-id " + vpcId + " --vpc-endpoint-type Interface --service-name "
                        + serviceName + " --subnet-ids " + String.join(" ", subnetIds)
                        + " --security-group-ids " + GROUP_ID + " --private-dns-enabled");
    }

    @Override
    public Network applyTo(Network network) {
        SecurityGroupRule https = new SecurityGroupRule(
                IpProtocol.TCP,
                PortRange.of(HTTPS),
                new Peer.Group(functionGroupId, Optional.empty(), Optional.empty()));
        SecurityGroup group =
                new SecurityGroup(GROUP_ID, Optional.empty(), Optional.of(vpcId), List.of(https), List.of());
        VpcEndpoint endpoint = new VpcEndpoint(
                ID,
                vpcId,
                serviceName,
                VpcEndpoint.Type.INTERFACE,
                "available",
                List.of(),
                subnetIds,
                Set.of(GROUP_ID),
                List.of(),
                true,
                false,
                List.of(),
                Fact.known(PolicyDocument.FULL_ACCESS));
        return network.with(group).with(endpoint);
    }
}
