package dev.vpcdoctor.lab;

import dev.vpcdoctor.aws.AwsWorld;
import java.util.List;

/** Where nothing is wrong, or not with all. */
final class HealthyFunctions {
    private static final String DATABASE = "rds:" + AwsWorld.DATABASE;

    private HealthyFunctions() {}

    static List<Fault> all() {
        return List.of(
                Fault.nothing("nothing is wrong with the database", DATABASE),
                Fault.nothing("nothing is wrong with the internet", "internet"),
                Fault.nothing("nothing is wrong with a web server", "https://" + LabServers.GOOD),
                Fault.nothing("nothing is wrong with an AWS service over the internet", "aws:secretsmanager"),
                Fault.nothing("nothing is wrong with two targets", DATABASE, "https://" + LabServers.GOOD),
                Fault.nothing("nothing is wrong with what the diagnosis guesses"),
                Fault.nothing("nothing is wrong with an endpoint", "aws:secretsmanager")
                        .made(lab -> lab.world.admit(lab.endpoint(), 443, lab.world.functionGroup)),
                Fault.nothing(
                                "nothing is wrong with a Redis that asks for a password",
                                LabVpc.DATABASE_ADDRESS + ":6379")
                        .made(lab -> {
                            lab.world.admit(lab.world.databaseGroup, 6379, lab.world.functionGroup);
                            lab.keep(lab.servers.serveRedis());
                        }));
    }
}
