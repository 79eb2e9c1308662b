package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.DhcpOptions;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Vpc;
import java.util.List;
import java.util.Optional;

/**
 * Other DHCP options for a VPC, which name the Amazon resolver. AWS changes no set of options that is there, so a new one
 * is made (docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html).
 */
public record UseAmazonResolver(String vpcId) implements Change {
    /** A shell variable in commands, and the options' id in the model while a fix is checked. */
    private static final String ID = "$DHCP_OPTIONS";

    @Override
    public List<String> commands() {
        return List.of(
                "DHCP_OPTIONS=$(aws ec2 create-dhcp-options --dhcp-configurations"
                        + " Key=domain-name-servers,Values=AmazonProvidedDNS"
                        + " --query DhcpOptions.DhcpOptionsId --output text)",
                "aws ec2 associate-dhcp-options --vpc-id " + vpcId + " --dhcp-options-id " + ID);
    }

    @Override
    public Network applyTo(Network network) {
        Optional<Vpc> vpc = network.find(Vpc.class, vpcId).optional();
        return vpc.isEmpty()
                ? network
                : network.with(new DhcpOptions(ID, true, List.of()))
                        .with(vpc.get().withDhcpOptions(ID));
    }
}
