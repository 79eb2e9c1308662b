package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Vpc;
import java.util.List;

/** One of the two DNS attributes of a VPC switched on. */
public record SetVpcAttribute(String vpcId, Attribute attribute) implements Change {

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
        return network.find(Vpc.class, vpcId)
                .optional()
                .map(vpc -> network.with(
                        switch (attribute) {
                            case DNS_SUPPORT -> vpc.withDnsSupport(true);
                            case DNS_HOSTNAMES -> vpc.withDnsHostnames(true);
                        }))
                .orElse(network);
    }
}
