package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.shared.address.Cidr;
import java.util.List;
import java.util.Optional;

/** A security group as AWS makes it: nothing may come in, everything may go out over IPv4. */
public record CreateSecurityGroup(String vpcId, String name) implements Change {
    /** A shell variable in commands, and the group's id in the model while a fix is checked. */
    public static final String ID = "$SG";

    @Override
    public List<String> commands() {
        return List.of("SG=$(aws ec2 create-security-group --vpc-id " + vpcId + " --group-name " + name
                + " --description \"the function " + name + "\" --query GroupId --output text)");
    }

    @Override
    public Network applyTo(Network network) {
        SecurityGroupRule anywhere =
                new SecurityGroupRule(IpProtocol.ALL, PortRange.ALL, new SecurityGroupRule.Peer.Block(Cidr.ANY_IPV4));
        return network.with(new SecurityGroup(ID, Optional.of(name), Optional.of(vpcId), List.of(), List.of(anywhere)));
    }
}
