package dev.vpcdoctor.network.model;

/**
 * What VPC Block Public Access does to traffic with the internet
 * (docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html).
 */
public enum InternetGatewayBlockMode {
    /** Nothing is blocked. */
    OFF,
    /** What the internet opens is blocked; NAT gateways and egress-only gateways still work outward. */
    BLOCK_INGRESS,
    /** All traffic through internet gateways, NAT gateways and egress-only gateways is blocked. */
    BLOCK_BIDIRECTIONAL
}
