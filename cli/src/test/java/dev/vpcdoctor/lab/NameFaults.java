package dev.vpcdoctor.lab;

import dev.vpcdoctor.aws.AwsWorld;
import java.util.List;

/** Faults of names and their servers. */
final class NameFaults {
    private static final String DATABASE = "rds:" + AwsWorld.DATABASE;

    private static final String IN_ZONE = "ledger.corp.example";

    private NameFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "the VPC resolves no names",
                        DATABASE,
                        lab -> {
                            lab.world.ec2.modifyVpcAttribute(
                                    r -> r.vpcId(lab.world.vpc).enableDnsSupport(v -> v.value(false)));
                            lab.vpc.dropping("udp dport 53", "tcp dport 53");
                        },
                        "vpc-dns-support-off certain"),
                Fault.of(
                        "the resolver does not answer, and the configuration does not say why",
                        DATABASE,
                        lab -> lab.vpc.dropping("udp dport 53", "tcp dport 53"),
                        "dns-timed-out likely"),
                Fault.of(
                        "the resolver cannot find the name out",
                        "https://" + LabServers.GOOD,
                        lab -> lab.servers.serveNoNames(),
                        "dns-timed-out likely"),
                Fault.of(
                        "the name does not exist",
                        "nowhere.payments.example:443",
                        lab -> {},
                        "name-does-not-exist certain"),
                Fault.of(
                        "a private zone holds the name, and the VPC asks no private zones",
                        IN_ZONE + ":5432",
                        lab -> lab.world.privateZone("corp.example", IN_ZONE, LabVpc.DATABASE_ADDRESS),
                        "private-zone-not-visible certain"),
                Fault.of(
                                "a private zone holds the name, and it means a public address to the function",
                                "https://" + LabServers.GOOD,
                                lab -> {
                                    lab.world.turnOnDnsHostnames();
                                    lab.world.privateZone("payments.example", LabServers.GOOD, LabVpc.DATABASE_ADDRESS);
                                },
                                "network-is-fine likely, configuration-and-packets-disagree certain")
                        .exiting(0));
    }
}
