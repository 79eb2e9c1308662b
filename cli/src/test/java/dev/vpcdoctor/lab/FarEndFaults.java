package dev.vpcdoctor.lab;

import dev.vpcdoctor.aws.AwsWorld;
import java.util.List;

/** Faults of what a function connects to, of which the configuration says nothing; and where the two say otherwise. */
final class FarEndFaults {
    private static final String DATABASE = "rds:" + AwsWorld.DATABASE;

    private FarEndFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        "the database does not listen",
                        DATABASE,
                        lab -> lab.servers.stop("database"),
                        "target-not-listening certain"),
                Fault.of(
                        "the web server does not listen",
                        "https://" + LabServers.GOOD,
                        lab -> lab.servers.stop("internet"),
                        "target-not-listening certain"),
                Fault.of(
                        "a firewall on the database's host, and a correct configuration",
                        DATABASE,
                        lab -> lab.vpc.dropping(LabVpc.TO_DATABASE),
                        "host-firewall-or-target-down likely"),
                Fault.of(
                        "a firewall on the database's host that shuts out one of two subnets",
                        DATABASE,
                        lab -> lab.vpc.dropping("iifname subnet-b tcp dport 5432"),
                        "one-subnet-broken likely, host-firewall-or-target-down likely"),
                new Fault(
                        "one of two targets is not reached",
                        List.of("https://" + LabServers.GOOD, DATABASE),
                        lab -> lab.servers.stop("database"),
                        "network-is-fine certain, target-not-listening certain",
                        1),
                Fault.of(
                                "the configuration is wrong, and packets pass",
                                DATABASE,
                                lab -> lab.world.admitNoMore(lab.world.databaseGroup, 5432, lab.world.functionGroup),
                                "configuration-and-packets-disagree certain")
                        .exiting(3),
                Fault.of(
                        "all connections of the database are taken",
                        DATABASE,
                        lab -> lab.keep(lab.servers.serveDatabaseThatIsFull()),
                        "database-connections-exhausted certain"),
                Fault.of(
                                "the database takes only connections with TLS",
                                DATABASE,
                                lab -> lab.servers.serveDatabaseThatRequiresTls(),
                                "network-is-fine certain, tls-required-by-target certain")
                        .exiting(0),
                Fault.of(
                        "the certificate has expired",
                        "https://" + LabServers.EXPIRED,
                        lab -> {},
                        "tls-certificate-expired certain"),
                Fault.of(
                        "the certificate is for another name",
                        "https://" + LabServers.OTHER_NAME,
                        lab -> {},
                        "tls-wrong-name certain"),
                Fault.of(
                        "nobody vouches for the certificate",
                        "https://" + LabServers.SELF_SIGNED,
                        lab -> {},
                        "tls-not-trusted certain"),
                Fault.of(
                                "something else than a Redis answers",
                                "redis://" + LabVpc.DATABASE_ADDRESS + ":5432",
                                lab -> {},
                                "network-is-fine likely")
                        .exiting(0));
    }
}
