package dev.vpcdoctor.lab;

import dev.vpcdoctor.probe.testing.Command;
import dev.vpcdoctor.probe.testing.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The VPC of {@link dev.vpcdoctor.aws.AwsWorld} as network namespaces: a host in each of the function's subnets, one in
 * the database's, one that stands for the internet, and between them the VPC's router, which is its name server and its
 * NAT gateway too. Faults are rules of nftables on the router.
 *
 * <pre>
 *   subnet-a 10.20.10.20 ─┐                    ┌─ 10.20.20.30 database
 *                         ├─ router 10.20.0.2 ─┤
 *   subnet-b 10.20.11.20 ─┘     NAT 52.16.0.7  └─ 93.184.216.34 internet
 * </pre>
 */
final class LabVpc implements AutoCloseable {
    static final String SUBNET_A = "subnet-a";
    static final String SUBNET_B = "subnet-b";
    static final String ROUTER = "router";
    static final String DATABASE = "database";
    static final String INTERNET = "internet";

    static final String RESOLVER_ADDRESS = "10.20.0.2";
    static final String DATABASE_ADDRESS = "10.20.20.30";
    /** Of an interface endpoint, which stands in the database's subnet. */
    static final String ENDPOINT_ADDRESS = "10.20.20.40";

    static final String INTERNET_ADDRESS = "93.184.216.34";
    static final String NAT_ADDRESS = "52.16.0.7";

    /** Conditions of nftables on forwarded packets. */
    static final String TO_DATABASE = "tcp dport 5432";

    static final String TO_INTERNET = "oifname " + INTERNET;

    private static final List<String> HOSTS = List.of(SUBNET_A, SUBNET_B, ROUTER, DATABASE, INTERNET);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final List<AutoCloseable> running = new ArrayList<>();
    private final String prefix = "vdl" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + "-";

    private LabVpc() {}

    /** Builds it, or skips the test where that is not possible. */
    static LabVpc make() {
        Requirement.root();
        Requirement.program("ip");
        Requirement.program("nft");
        LabVpc lab = new LabVpc();
        try {
            lab.build();
            return lab;
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    private void build() {
        for (String host : HOSTS) {
            Command.run("ip", "netns", "add", prefix + host);
            in(host, "ip", "link", "set", "lo", "up");
        }
        join(SUBNET_A, "10.20.10.1/24", "10.20.10.20/24");
        join(SUBNET_B, "10.20.11.1/24", "10.20.11.20/24");
        join(DATABASE, "10.20.20.1/24", DATABASE_ADDRESS + "/24");
        in(DATABASE, "ip", "address", "add", ENDPOINT_ADDRESS + "/24", "dev", ROUTER);
        join(INTERNET, "93.184.216.1/24", INTERNET_ADDRESS + "/24");
        in(ROUTER, "ip", "address", "add", RESOLVER_ADDRESS + "/32", "dev", "lo");
        in(ROUTER, "ip", "address", "add", NAT_ADDRESS + "/32", "dev", "lo");
        in(ROUTER, "sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv4.icmp_ratelimit=0");
        for (String subnet : List.of(SUBNET_A, SUBNET_B)) {
            etc(subnet, "resolv.conf", "nameserver " + RESOLVER_ADDRESS + "\n");
        }
    }

    private void join(String host, String routerAddress, String hostAddress) {
        Command.run(
                "ip",
                "-n",
                prefix + host,
                "link",
                "add",
                ROUTER,
                "type",
                "veth",
                "peer",
                "name",
                host,
                "netns",
                prefix + ROUTER);
        in(ROUTER, "ip", "address", "add", routerAddress, "dev", host);
        in(ROUTER, "ip", "link", "set", host, "up");
        in(host, "ip", "address", "add", hostAddress, "dev", ROUTER);
        in(host, "ip", "link", "set", ROUTER, "up");
        in(host, "ip", "route", "add", "default", "via", routerAddress.substring(0, routerAddress.indexOf('/')));
    }

    /** Gives a host a file of its own instead of the system's {@code /etc/NAME}. */
    private void etc(String host, String name, String text) {
        try {
            Files.createDirectories(etcFolder(host));
            Files.writeString(etcFolder(host).resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path etcFolder(String host) {
        return Path.of("/etc/netns", prefix + host);
    }

    /**
     * Sets what the router lets through.
     *
     * @param drops conditions of nftables on forwarded packets; what fits one is dropped without a word
     */
    void dropping(String... drops) {
        route(NAT_ADDRESS, drops);
    }

    /** Lets all through, and packets to the internet leave with another address than the NAT gateway's. */
    void leavingWith(String address) {
        in(ROUTER, "ip", "address", "replace", address + "/32", "dev", "lo");
        route(address);
    }

    private void route(String natAddress, String... drops) {
        StringBuilder rules = new StringBuilder("flush ruleset\ntable ip lab {\n");
        rules.append("chain out { type nat hook postrouting priority 100; oifname ")
                .append(INTERNET)
                .append(" snat to ")
                .append(natAddress)
                .append("; }\n");
        // What is meant for the name server goes to the router itself.
        for (String hook : List.of("forward", "input")) {
            rules.append("chain ").append(hook).append("ed { type filter hook ").append(hook);
            rules.append(" priority 0;\n");
            for (String drop : drops) {
                if (hook.equals("forward") || drop.contains("dport 53")) {
                    rules.append(drop).append(" drop\n");
                }
            }
            rules.append("}\n");
        }
        Command.run(rules.append("}\n").toString(), inHost(ROUTER, "nft", "-f", "-"));
    }

    /** Runs a program on a host. */
    String in(String host, String... command) {
        return Command.run("", inHost(host, command));
    }

    /** The whole command that runs another on a host. */
    List<String> inHost(String host, String... command) {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", prefix + host));
        whole.addAll(List.of(command));
        return whole;
    }

    /** Keeps something running until the VPC ends. */
    void keep(AutoCloseable background) {
        running.add(background);
    }

    @Override
    public void close() {
        for (AutoCloseable background : running) {
            try {
                background.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        for (String host : HOSTS) {
            if (Command.run("ip", "netns", "list").contains(prefix + host)) {
                Command.run("ip", "netns", "delete", prefix + host);
            }
            Command.run("rm", "-rf", etcFolder(host).toString());
        }
    }
}
