package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.DhcpOptions;
import dev.vpcdoctor.network.model.InternetGatewayBlockMode;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PrivateZone;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.model.VpcFlowLog;
import java.util.List;
import java.util.Optional;

/** A change to a VPC as a whole: its names, its flow logs, what Block Public Access does to it. */
public sealed interface VpcChange extends Change {

    /** One of the two DNS attributes of a VPC switched on. */
    record EnableVpcAttribute(String vpcId, Attribute attribute) implements VpcChange {

        /** The attributes, as the AWS CLI's options name them. */
        public enum Attribute {
            DNS_SUPPORT("--enable-dns-support"),
            DNS_HOSTNAMES("--enable-dns-hostnames");

            private final String option;

            Attribute(String option) {
                this.option = option;
            }
        }

        @Override
        public List<String> commands() {
            return List.of("aws ec2 modify-vpc-attribute --vpc-id " + vpcId + " " + attribute.option + " Value=true");
        }

        @Override
        public Network applyTo(Network network) {
            return network.update(Vpc.class, vpcId, vpc -> switch (attribute) {
                case DNS_SUPPORT -> vpc.withDnsSupport(true);
                case DNS_HOSTNAMES -> vpc.withDnsHostnames(true);
            });
        }
    }

    /**
     * Other DHCP options for a VPC, which name the Amazon resolver. AWS changes no set of options that is there, so a new
     * one is made (docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html).
     */
    record UseAmazonProvidedDns(String vpcId) implements VpcChange {
        /** A shell variable in commands, and the options' id in the model while a fix is checked. */
        private static final String ID = "$DHCP_OPTIONS";

        @Override
        public List<String> commands() {
            return List.of(
                    ShellText.assigned(
                            ID,
                            "aws ec2 create-dhcp-options --dhcp-configurations"
                                    + " Key=domain-name-servers,Values=AmazonProvidedDNS",
                            "DhcpOptions.DhcpOptionsId"),
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

    /** A private zone that a further VPC sees. */
    record AssociateVpcWithHostedZone(PrivateZone zone, Vpc vpc) implements VpcChange {

        @Override
        public List<String> commands() {
            return List.of("aws route53 associate-vpc-with-hosted-zone --hosted-zone-id " + zone.id()
                    + " --vpc VPCRegion=" + vpc.region().orElse("REGION") + ",VPCId=" + vpc.id());
        }

        @Override
        public Network applyTo(Network network) {
            return network.with(new PrivateZone(zone.id(), zone.name(), vpc.id(), zone.records()));
        }
    }

    /** A flow log of a whole VPC in CloudWatch Logs, where it is read by {@code vpc-doctor} too, kept for two weeks. */
    record CreateFlowLogs(String vpcId) implements VpcChange {
        private static final String ID = "$FLOW_LOG";
        private static final String TRUST =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                        + "{\"Service\":\"vpc-flow-logs.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
        private static final String WRITE =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                        + "[\"logs:CreateLogStream\",\"logs:PutLogEvents\",\"logs:DescribeLogGroups\","
                        + "\"logs:DescribeLogStreams\"],\"Resource\":\"*\"}]}";

        @Override
        public List<String> commands() {
            String group = "/vpc/" + vpcId;
            return List.of(
                    ShellText.assigned(
                            "$ROLE",
                            "aws iam create-role --role-name flow-logs-" + vpcId + " --assume-role-policy-document "
                                    + ShellText.quoted(TRUST),
                            "Role.Arn"),
                    "aws iam put-role-policy --role-name flow-logs-" + vpcId + " --policy-name write --policy-document "
                            + ShellText.quoted(WRITE),
                    "aws logs create-log-group --log-group-name " + group,
                    "aws logs put-retention-policy --log-group-name " + group + " --retention-in-days 14",
                    "aws ec2 create-flow-logs --resource-type VPC --resource-ids " + vpcId
                            + " --traffic-type ALL --max-aggregation-interval 60 --log-group-name " + group
                            + " --deliver-logs-permission-arn $ROLE");
        }

        @Override
        public Network applyTo(Network network) {
            return network.with(new VpcFlowLog(ID, vpcId, Optional.empty()));
        }
    }

    /** A subnet, or a whole VPC, for which VPC Block Public Access makes an exception. */
    record CreateVpcBlockPublicAccessExclusion(Scope scope, Mode mode) implements VpcChange {

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
            return List.of("aws ec2 create-vpc-block-public-access-exclusion" + what
                    + " --internet-gateway-exclusion-mode " + mode);
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
}
