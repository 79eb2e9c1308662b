package dev.vpcdoctor.lab;

import dev.vpcdoctor.aws.AwsWorld;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/** Faults of routes, filters and endpoints, made in the configuration and in the packets alike. */
final class NetworkFaults {
    private static final String INTERNET = "internet";
    private static final String DATABASE = "rds:" + AwsWorld.DATABASE;

    private NetworkFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "no route to the NAT gateway",
                        INTERNET,
                        lab -> {
                            lab.world.ec2.deleteRoute(
                                    r -> r.routeTableId(lab.world.privateTable).destinationCidrBlock("0.0.0.0/0"));
                            lab.vpc.dropping(LabVpc.TO_INTERNET);
                        },
                        "no-route-to-internet certain"),
                Fault.of(
                        "the NAT gateway was deleted",
                        INTERNET,
                        lab -> {
                            lab.world.ec2.deleteNatGateway(r -> r.natGatewayId(lab.world.natGateway));
                            lab.vpc.dropping(LabVpc.TO_INTERNET);
                        },
                        "nat-gateway-not-available certain"),
                Fault.of(
                        "the NAT gateway stands in a subnet without a way out",
                        INTERNET,
                        lab -> {
                            lab.world.ec2.deleteRoute(
                                    r -> r.routeTableId(lab.world.publicTable).destinationCidrBlock("0.0.0.0/0"));
                            lab.vpc.dropping(LabVpc.TO_INTERNET);
                        },
                        "nat-gateway-in-private-subnet certain"),
                Fault.of(
                        "the function stands in a public subnet",
                        INTERNET,
                        lab -> {
                            lab.world.moveFunction(List.of(lab.world.publicSubnet), List.of(lab.world.functionGroup));
                            lab.vpc.dropping(LabVpc.TO_INTERNET);
                        },
                        "public-subnet-without-public-ip certain"),
                Fault.of(
                        "Lambda lets nothing out to port 25",
                        LabServers.GOOD + ":25",
                        lab -> lab.vpc.dropping("tcp dport 25"),
                        "lambda-blocks-port-25 certain"),
                Fault.of(
                        "one of two subnets has no route to the internet",
                        INTERNET,
                        lab -> {
                            withoutRoutes(lab.world, lab.world.functionSubnetB);
                            lab.vpc.dropping("iifname subnet-b oifname internet");
                        },
                        "one-subnet-broken certain"),
                Fault.of(
                                "traffic leaves by another gateway than the route says",
                                INTERNET,
                                lab -> lab.vpc.leavingWith("52.16.0.99"),
                                "network-is-fine likely, configuration-and-packets-disagree certain")
                        .exiting(0),
                Fault.of(
                        "the function's group lets nothing out",
                        DATABASE,
                        lab -> {
                            lab.world.allowNothingOut(lab.world.functionGroup);
                            lab.vpc.dropping(LabVpc.TO_DATABASE);
                        },
                        "function-sg-blocks-egress certain"),
                Fault.of(
                        "the database's group does not admit the function",
                        DATABASE,
                        lab -> {
                            lab.world.admitNoMore(lab.world.databaseGroup, 5432, lab.world.functionGroup);
                            lab.vpc.dropping(LabVpc.TO_DATABASE);
                        },
                        "target-sg-blocks-ingress certain"),
                Fault.of(
                        "the database's group admits another port",
                        DATABASE,
                        lab -> {
                            lab.world.admitNoMore(lab.world.databaseGroup, 5432, lab.world.functionGroup);
                            lab.world.admit(lab.world.databaseGroup, 3306, lab.world.functionGroup);
                            lab.vpc.dropping(LabVpc.TO_DATABASE);
                        },
                        "target-sg-blocks-ingress certain"),
                Fault.of(
                        "a network ACL stops requests to the database",
                        DATABASE,
                        lab -> {
                            acl(lab.world, true);
                            lab.vpc.dropping(LabVpc.TO_DATABASE);
                        },
                        "nacl-blocks-request certain"),
                Fault.of(
                        "a network ACL stops the database's answers",
                        DATABASE,
                        lab -> {
                            acl(lab.world, false);
                            lab.vpc.dropping("tcp sport 5432");
                        },
                        "nacl-blocks-reply certain"),
                Fault.of(
                        "one of two subnets is refused by the database's network ACL",
                        DATABASE,
                        lab -> {
                            refuseBlock(lab.world, "10.20.11.0/24");
                            lab.vpc.dropping("iifname subnet-b tcp dport 5432");
                        },
                        "one-subnet-broken certain"),
                Fault.of(
                        "the endpoint's group does not admit HTTPS",
                        "aws:secretsmanager",
                        lab -> {
                            lab.endpoint();
                            lab.vpc.dropping("ip daddr " + LabVpc.ENDPOINT_ADDRESS);
                        },
                        "endpoint-sg-blocks-https certain"));
    }

    private static void withoutRoutes(AwsWorld world, String subnetId) {
        String table =
                world.ec2.createRouteTable(r -> r.vpcId(world.vpc)).routeTable().routeTableId();
        String association = world.ec2.describeRouteTables().routeTables().stream()
                .flatMap(one -> one.associations().stream())
                .filter(one -> subnetId.equals(one.subnetId()))
                .findFirst()
                .orElseThrow()
                .routeTableAssociationId();
        world.ec2.replaceRouteTableAssociation(r -> r.associationId(association).routeTableId(table));
    }

    /** Gives the database's subnets a network ACL that lets packets out, or in, and not the other way. */
    private static void acl(AwsWorld world, boolean out) {
        String acl = newAcl(world);
        allow(world.ec2, acl, out);
    }

    private static void refuseBlock(AwsWorld world, String block) {
        String acl = newAcl(world);
        allow(world.ec2, acl, true);
        allow(world.ec2, acl, false);
        world.ec2.createNetworkAclEntry(r -> r.networkAclId(acl)
                .egress(false)
                .ruleNumber(90)
                .protocol("-1")
                .cidrBlock(block)
                .ruleAction(RuleAction.DENY));
    }

    private static String newAcl(AwsWorld world) {
        String acl =
                world.ec2.createNetworkAcl(r -> r.vpcId(world.vpc)).networkAcl().networkAclId();
        for (String subnet : List.of(world.databaseSubnetA, world.databaseSubnetB)) {
            String association = world.networkAclAssociation(subnet);
            world.ec2.replaceNetworkAclAssociation(
                    r -> r.associationId(association).networkAclId(acl));
        }
        return acl;
    }

    private static void allow(Ec2Client ec2, String acl, boolean out) {
        ec2.createNetworkAclEntry(r -> r.networkAclId(acl)
                .egress(out)
                .ruleNumber(100)
                .protocol("-1")
                .cidrBlock("0.0.0.0/0")
                .ruleAction(RuleAction.ALLOW));
    }
}
