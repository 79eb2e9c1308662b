package dev.vpcdoctor.probe.guard;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Decides what may be connected to: what the deployment allows, and never what is forbidden everywhere.
 *
 * <p>In a Lambda function, loopback, link-local, the runtime API and instance metadata are refused whatever the allow list
 * says, and without an allow list everything is. By hand, without an allow list, everything but link-local and metadata is
 * allowed.
 */
public final class Guard {
    /** The environment variable that holds the {@link AllowList}. */
    public static final String ALLOW_LIST_VARIABLE = "VPC_DOCTOR_ALLOW";

    /** IMDS, the resolver, NTP and EKS credentials on IPv6; the IPv4 ones are link-local. */
    private static final Cidr METADATA_IPV6 = Cidr.of("fd00:ec2::/32");

    private final Optional<AllowList> allowList;
    private final Optional<String> unreadable;
    private final boolean inLambda;
    private final Optional<Endpoint> runtimeApi;

    private record Endpoint(InetAddress address, int port) {
        /** Written out: a record's own {@code equals} is put together at run time, for ten milliseconds of a cold start. */
        boolean is(InetAddress otherAddress, int otherPort) {
            return address.equals(otherAddress) && port == otherPort;
        }
    }

    private Guard(
            Optional<AllowList> allowList,
            Optional<String> unreadable,
            boolean inLambda,
            Optional<Endpoint> runtimeApi) {
        this.allowList = allowList;
        this.unreadable = unreadable;
        this.inLambda = inLambda;
        this.runtimeApi = runtimeApi;
    }

    /**
     * The guard of a deployed function. An allow list that cannot be read allows nothing and says why.
     *
     * @param runtimeApi {@code host:port} as in {@code AWS_LAMBDA_RUNTIME_API}
     */
    public static Guard inLambda(Optional<String> allowList, Optional<String> runtimeApi) {
        Optional<Endpoint> endpoint = runtimeApi.isEmpty() ? Optional.empty() : endpoint(runtimeApi.get());
        try {
            AllowList list = AllowList.parse(allowList.orElse(""));
            return new Guard(Optional.of(list), Optional.empty(), true, endpoint);
        } catch (IllegalArgumentException e) {
            return new Guard(Optional.of(AllowList.parse("")), Optional.of(e.getMessage()), true, endpoint);
        }
    }

    /**
     * The guard of a probe that a person runs.
     *
     * @throws IllegalArgumentException if the allow list cannot be read
     */
    public static Guard byHand(Optional<String> allowList) {
        Optional<AllowList> list = Optional.empty();
        if (allowList.isPresent()) {
            list = Optional.of(AllowList.parse(allowList.get()));
        }
        return new Guard(list, Optional.empty(), false, Optional.empty());
    }

    /** Why the name, to be connected to at the port, may not even be resolved; empty if it may. */
    public Optional<String> refusalOfName(String name, int port) {
        if (allowList.isEmpty() || allowList.get().admitsName(name, port)) {
            return Optional.empty();
        }
        return Optional.of(notListed(name + ":" + port));
    }

    /** Why DNS servers may not be asked about the name; empty if they may. */
    public Optional<String> refusalOfQuestion(String name) {
        if (allowList.isEmpty() || allowList.get().admitsName(name)) {
            return Optional.empty();
        }
        Optional<InetAddress> address = Addresses.parse(name);
        if (address.isPresent() && allowList.get().admitsAddress(address.get())) {
            return Optional.empty();
        }
        return Optional.of(notListed(name));
    }

    /**
     * Whether the address may be connected to.
     *
     * @param host by which it was asked for: a name that has resolved to it, or the address itself
     */
    public Permission connect(String host, InetAddress address, int port) {
        Optional<String> forbidden = forbidden(address, port);
        if (forbidden.isPresent()) {
            return new Permission.Refused(
                    Addresses.text(address) + " is " + forbidden.get() + ", which the probe never connects to");
        }
        boolean listed = allowList.isEmpty()
                || allowList.get().admitsAddress(address, port)
                || allowList.get().admitsName(host, port);
        return listed
                ? new Permission.Granted(new PermittedAddress(address, port))
                : new Permission.Refused(notListed(Addresses.text(address) + ":" + port));
    }

    /** A name server of the system's own configuration, which may be asked wherever it is: in Lambda it is link-local. */
    public PermittedAddress systemResolver(InetAddress address, int port) {
        return new PermittedAddress(address, port);
    }

    private Optional<String> forbidden(InetAddress given, int port) {
        InetAddress address = Addresses.embedded(given);
        if (METADATA_IPV6.contains(address)) {
            return Optional.of("instance metadata");
        }
        if (address.isLinkLocalAddress()) {
            return Optional.of("link-local (where instance metadata and credentials are)");
        }
        if (address.isMulticastAddress() || (Addresses.isNoHost(address) && !address.isAnyLocalAddress())) {
            return Optional.of("not an address of a host");
        }
        boolean loopback = address.isLoopbackAddress() || address.isAnyLocalAddress();
        if (inLambda && loopback) {
            return Optional.of("loopback");
        }
        return runtimeApi.isPresent() && runtimeApi.get().is(address, port)
                ? Optional.of("the Lambda runtime API")
                : Optional.empty();
    }

    private String notListed(String target) {
        if (unreadable.isPresent()) {
            return "nothing is allowed, since " + unreadable.get() + " (" + ALLOW_LIST_VARIABLE + ")";
        }
        return target + " is not on the allow list of this deployment (" + ALLOW_LIST_VARIABLE + ")";
    }

    private static Optional<Endpoint> endpoint(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        Optional<InetAddress> address = Addresses.parse(hostAndPort.substring(0, colon));
        try {
            int port = Integer.parseInt(hostAndPort.substring(colon + 1));
            return address.isEmpty() ? Optional.empty() : Optional.of(new Endpoint(address.get(), port));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
