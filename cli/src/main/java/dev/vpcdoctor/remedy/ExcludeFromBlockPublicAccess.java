package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.InternetGatewayBlockMode;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Subnet;
import java.util.List;

/** A subnet, or a whole VPC, for which VPC Block Public Access makes an exception. */
public record ExcludeFromBlockPublicAccess(Scope scope, Mode mode) implements Change {

    /** What is excluded. */
    public sealed interface Scope {
        record OfSubnet(String subnetId) implements Scope {}

        record OfVpc(String vpcId) implements Scope {}
    }

    /** InternetGatewayExclusionMode. */
    public enum Mode {
        /** Connections may be opened outward through NAT gateways and egress-only gateways. */
        ALLOW_EGRESS("allow-egress", InternetGatewayBlockMode.BLOCK_INGRESS),
        /** Everything may pass, as without Block Public Access. */
        ALLOW_BIDIRECTIONAL("allow-bidirectional", InternetGatewayBlockMode.OFF);

        private final String text;
        private final InternetGatewayBlockMode leaves;

        Mode(String text, InternetGatewayBlockMode leaves) {
            this.text = text;
            this.leaves = leaves;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Override
    public List<String> commands() {
        String what = switch (scope) {
            case Scope.OfSubnet subnet -> " --subnet-id " + subnet.subnetId();
            case Scope.OfVpc vpc -> " --vpc-id " + vpc.vpcId();
        };
        return List.of("aws ec2 create-vpc-block-public-access-exclusion" + what + " --internet-gateway-exclusion-mode "
                + mode);
    }

    @Override
    public Network applyTo(Network network) {
        Network changed = network;
        for (Subnet subnet : network.all(Subnet.class)) {
            boolean excluded = switch (scope) {
                case Scope.OfSubnet one -> subnet.id().equals(one.subnetId());
                case Scope.OfVpc vpc -> subnet.vpcId().equals(vpc.vpcId());
            };
            if (excluded) {
                changed = changed.with(subnet.withBlockPublicAccess(mode.leaves));
            }
        }
        return changed;
    }
}
