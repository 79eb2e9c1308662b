package dev.vpcdoctor.probe.environment;

import dev.vpcdoctor.probe.dns.SystemResolvers;
import dev.vpcdoctor.probe.guard.Addresses;
import dev.vpcdoctor.shared.Environment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the probe runs, as far as it helps. Of the environment variables, only the few named here are read. */
public final class EnvironmentReader {
    private final Map<String, String> variables;

    public EnvironmentReader(Map<String, String> variables) {
        this.variables = variables;
    }

    public Optional<String> region() {
        Optional<String> region = variable("AWS_REGION");
        return region.isPresent() ? region : variable("AWS_DEFAULT_REGION");
    }

    public Optional<String> runtimeApi() {
        return variable("AWS_LAMBDA_RUNTIME_API");
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    public Environment describe(SystemResolvers resolvers, boolean coldStart, Instant now) {
        return new Environment(
                sourceAddresses(),
                addresses(resolvers.servers()),
                resolvers.searchDomains(),
                region(),
                memoryMegabytes(),
                runtime(),
                coldStart,
                ProcessAge.micros(now),
                Optional.empty());
    }

    private Optional<Integer> memoryMegabytes() {
        try {
            Optional<String> size = variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE");
            return size.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(size.get()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private String runtime() {
        String java = "Java " + System.getProperty("java.version");
        Optional<String> lambda = variable("AWS_EXECUTION_ENV");
        return lambda.isEmpty() ? java : lambda.get() + ", " + java;
    }

    private static List<String> addresses(List<InetSocketAddress> servers) {
        List<String> addresses = new ArrayList<>();
        for (InetSocketAddress server : servers) {
            addresses.add(Addresses.text(server.getAddress()));
        }
        return addresses;
    }

    private static List<String> sourceAddresses() {
        List<String> addresses = new ArrayList<>();
        try {
            for (NetworkInterface link : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(link.getInetAddresses())) {
                    if (!address.isLoopbackAddress()) {
                        addresses.add(Addresses.text(address));
                    }
                }
            }
        } catch (SocketException e) {
            // A system without any network interface has no source address to tell.
            return List.of();
        }
        return addresses;
    }
}
