package dev.vpcdoctor.lab;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.IamPolicy;
import dev.vpcdoctor.aws.Permissions;
import dev.vpcdoctor.aws.probe.ProbePermissions;
import dev.vpcdoctor.cli.LiveAccount;
import dev.vpcdoctor.probe.testing.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/** One world twice: as the API server keeps it, and as packets meet it. A fault is made in either or in both. */
final class Lab implements BeforeAllCallback, AfterAllCallback {
    static final String DATABASE_NAME = "orders.aaaaaaaaaa.eu-west-1.rds.amazonaws.com";

    private static final Path LAUNCHER = Path.of("target", "dist", "bin", "vpc-doctor");

    private final LiveAccount account =
            new LiveAccount(IamPolicy.of(Permissions.READING, ProbePermissions.toDeploy(Optional.empty())));
    private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
    private final Deque<AutoCloseable> untilAllWorks = new ArrayDeque<>();
    private final Map<String, String> names = new TreeMap<>();
    private LabLambda lambda;
    private Path scratch;

    LabVpc vpc;
    LabServers servers;
    AwsWorld world;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        // A test run that is interrupted leaves no namespaces and no servers behind.
        Thread atExit = new Thread(() -> closeAll(parts), "lab-ends");
        Runtime.getRuntime().addShutdownHook(atExit);
        parts.push(() -> forget(atExit));
        vpc = LabVpc.make();
        parts.push(vpc);
        servers = new LabServers(vpc);
        parts.push(servers);
        account.beforeAll(context);
        parts.push(() -> account.afterAll(context));
        scratch = Files.createTempDirectory("vpc-doctor-lab");
        parts.push(() -> Command.run("rm", "-r", scratch.toString()));
        lambda = new LabLambda(vpc, servers.trustInTheirAuthority(), scratch);
        parts.push(lambda);
        account.proxy.correct(lambda);
        account.proxy.runFunctionsWith(lambda);
    }

    private static void forget(Thread atExit) {
        if (!atExit.isAlive()) {
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    /** Empties the account, and builds the world in which all works; in the lab all works as well. */
    void everythingWorks() {
        world = account.build();
        world.ec2.createNetworkInterface(r -> r.subnetId(world.databaseSubnetA)
                .privateIpAddress(LabVpc.DATABASE_ADDRESS)
                .groups(world.databaseGroup)
                .description("RDSNetworkInterface"));
        lambda.place(Map.of(
                world.functionSubnetA, LabVpc.SUBNET_A,
                world.functionSubnetB, LabVpc.SUBNET_B,
                world.publicSubnet, LabVpc.SUBNET_A));
        packetsPass();
    }

    /** Makes the lab whole, and leaves the account as it is. */
    void packetsPass() {
        closeAll(untilAllWorks);
        vpc.dropping();
        names.clear();
        names.put(DATABASE_NAME, LabVpc.DATABASE_ADDRESS);
        LabServers.ON_THE_INTERNET.forEach(name -> names.put(name, LabVpc.INTERNET_ADDRESS));
        servers.serveNames(names);
        servers.serveDatabase();
        servers.serveWeb();
    }

    /** An interface endpoint for Secrets Manager, to which its name leads; its group, which is answered, admits nobody. */
    String endpoint() {
        String group = world.group(world.vpc, "endpoint");
        world.turnOnDnsHostnames();
        String networkInterface = world.ec2
                .createVpcEndpoint(r -> r.vpcId(world.vpc)
                        .vpcEndpointType(VpcEndpointType.INTERFACE)
                        .serviceName("com.amazonaws.eu-west-1.secretsmanager")
                        .subnetIds(world.databaseSubnetA)
                        .securityGroupIds(group)
                        .privateDnsEnabled(true))
                .vpcEndpoint()
                .networkInterfaceIds()
                .get(0);
        String invented = world.ec2
                .describeNetworkInterfaces(r -> r.networkInterfaceIds(networkInterface))
                .networkInterfaces()
                .get(0)
                .privateIpAddress();
        account.proxy.rewriteWith((call, request, truth) -> call.operation().equals("ec2:DescribeNetworkInterfaces")
                ? truth.saying(truth.body().replace(">" + invented + "<", ">" + LabVpc.ENDPOINT_ADDRESS + "<"))
                : truth);
        name(LabServers.SECRETS, LabVpc.ENDPOINT_ADDRESS);
        return group;
    }

    /** Lets a name mean something else. */
    void name(String name, String address) {
        names.put(name, address);
        servers.serveNames(names);
    }

    /** Keeps something until all shall work again. */
    void keep(AutoCloseable part) {
        untilAllWorks.push(part);
    }

    /** Runs the program as it is shipped. */
    DistributionRun run(String... arguments) {
        return DistributionRun.run(LAUNCHER, account.proxy.address(), scratch, arguments);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        untilAllWorks.forEach(parts::push);
        closeAll(parts);
    }

    /** The last first; what fails keeps nothing else from being closed. */
    private static void closeAll(Deque<AutoCloseable> open) {
        List<Exception> failures = new ArrayList<>();
        for (AutoCloseable part = open.poll(); part != null; part = open.poll()) {
            try {
                part.close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " parts of the lab did not end", failures.get(0));
        }
    }
}
