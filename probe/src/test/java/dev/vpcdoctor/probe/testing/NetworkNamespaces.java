package dev.vpcdoctor.probe.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hosts as network namespaces: the function's subnet, a router, and a far host, in a line. The function reaches the far
 * host through the router only, so that faults can stand at either of them.
 *
 * <pre>  function 10.213.1.2 ── 10.213.1.1 router 10.213.2.1 ── 10.213.2.2 far</pre>
 */
public final class NetworkNamespaces implements AutoCloseable {
    public static final String FUNCTION = "10.213.1.2";
    public static final String ROUTER = "10.213.1.1";
    public static final String ROUTER_OUTSIDE = "10.213.2.1";
    public static final String FAR = "10.213.2.2";
    public static final String FAR_V6 = "fd00:213:2::2";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final List<AutoCloseable> running = new ArrayList<>();
    private final String prefix;

    private NetworkNamespaces(String prefix) {
        this.prefix = prefix;
    }

    public static NetworkNamespaces make() {
        Requirement.root();
        Requirement.program("ip");
        Requirement.program("nft");
        NetworkNamespaces world = new NetworkNamespaces(
                "vd" + ProcessHandle.current().pid() % 100_000 + "-" + COUNT.incrementAndGet() + "-");
        try {
            world.build();
            return world;
        } catch (RuntimeException e) {
            world.close();
            throw e;
        }
    }

    private void build() {
        for (String host : List.of("function", "router", "far")) {
            Command.run("ip", "netns", "add", prefix + host);
            in(host, "ip", "link", "set", "lo", "up");
        }
        link("function", "router");
        link("router", "far");
        address("function", "router", FUNCTION + "/24", "fd00:213:1::2/64");
        address("router", "function", ROUTER + "/24", "fd00:213:1::1/64");
        address("router", "far", ROUTER_OUTSIDE + "/24", "fd00:213:2::1/64");
        address("far", "router", FAR + "/24", FAR_V6 + "/64");
        in("function", "ip", "route", "add", "10.213.2.0/24", "via", ROUTER);
        in("function", "ip", "-6", "route", "add", "fd00:213:2::/64", "via", "fd00:213:1::1");
        in("far", "ip", "route", "add", "default", "via", ROUTER_OUTSIDE);
        in("far", "ip", "-6", "route", "add", "default", "via", "fd00:213:2::1");
        in("router", "sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1");
        in("router", "sysctl", "-qw", "net.ipv4.icmp_ratelimit=0", "net.ipv6.icmp.ratelimit=0");
        in("far", "sysctl", "-qw", "net.ipv4.icmp_ratelimit=0", "net.ipv6.icmp.ratelimit=0");
    }

    private void link(String one, String other) {
        Command.run(
                "ip",
                "-n",
                prefix + one,
                "link",
                "add",
                other,
                "type",
                "veth",
                "peer",
                "name",
                one,
                "netns",
                prefix + other);
    }

    private void address(String host, String link, String v4, String v6) {
        in(host, "ip", "address", "add", v4, "dev", link);
        in(host, "ip", "address", "add", v6, "dev", link, "nodad");
        in(host, "ip", "link", "set", link, "up");
    }

    /** Gives a host a file of its own instead of the system's {@code /etc/NAME}. */
    public void etc(String host, String name, String text) {
        try {
            Path folder = etcFolder(host);
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path etcFolder(String host) {
        return Path.of("/etc/netns", prefix + host);
    }

    /** Joins a host to this system's own namespace by a link that ends with the world. */
    public void join(String host, String link, String here, String there) {
        Command.run("ip", "link", "add", link, "type", "veth", "peer", "name", "outside", "netns", prefix + host);
        Command.run("ip", "address", "add", here + "/24", "dev", link);
        Command.run("ip", "link", "set", link, "up");
        in(host, "ip", "address", "add", there + "/24", "dev", "outside");
        in(host, "ip", "link", "set", "outside", "up");
    }

    /** Runs a program on a host ({@code function}, {@code router} or {@code far}). */
    public String in(String host, String... command) {
        return Command.run("", inHost(host, command));
    }

    public String in(String host, String input, List<String> command) {
        return Command.run(input, inHost(host, command.toArray(String[]::new)));
    }

    /** The whole command that runs another on a host. */
    public List<String> inHost(String host, String... command) {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", prefix + host));
        whole.addAll(List.of(command));
        return whole;
    }

    /** Sets the host's filter: rules of nftables, replacing what was there. */
    public void filter(String host, String rules) {
        in(host, "flush ruleset\n" + rules, List.of("nft", "-f", "-"));
    }

    /** Keeps something running until the world ends. */
    public void keep(AutoCloseable background) {
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
        for (String host : List.of("function", "router", "far")) {
            if (Command.run("ip", "netns", "list").contains(prefix + host)) {
                Command.run("ip", "netns", "delete", prefix + host);
            }
            Command.run("rm", "-rf", etcFolder(host).toString());
        }
    }
}
