package dev.vpcdoctor.probe.guard;

import dev.vpcdoctor.shared.address.AllowList;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.HostAndPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
    private static final Cidr METADATA_IPV6 = Cidr.parse("fd00:ec2::/32");

    private final Optional<AllowList> allowList;
    private final boolean inLambda;
    private final Optional<InetSocketAddress> runtimeApi;

    private Guard(Optional<AllowList> allowList, boolean inLambda, Optional<InetSocketAddress> runtimeApi) {
        this.allowList = allowList;
        this.inLambda = inLambda;
        this.runtimeApi = runtimeApi;
    }

    /**
     * The guard of a deployed function. An allow list that cannot be read allows nothing and says why.
     *
     * @param runtimeApi {@code host:port} as in {@code AWS_LAMBDA_RUNTIME_API}
     */
    public static Guard inLambda(Optional<String> allowList, Optional<String> runtimeApi) {
        return new Guard(
                Optional.of(AllowList.ofDeployment(allowList.orElse(""))),
                true,
                runtimeApi.isEmpty() ? Optional.empty() : socketAddress(runtimeApi.get()));
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
        return new Guard(list, false, Optional.empty());
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
        if (address.isPresent() && allowList.get().admitsAddress(Addresses.ip(address.get()))) {
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
                || allowList.get().admitsAddress(Addresses.ip(address), port)
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
        if (METADATA_IPV6.contains(Addresses.ip(address))) {
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
        return runtimeApi.isPresent() && runtimeApi.get().equals(new InetSocketAddress(address, port))
                ? Optional.of("the Lambda runtime API")
                : Optional.empty();
    }

    private String notListed(String target) {
        if (allowList.isPresent() && allowList.get().unreadable().isPresent()) {
            return "nothing is allowed, since " + allowList.get().unreadable().get() + " (" + ALLOW_LIST_VARIABLE + ")";
        }
        return target + " is not on the allow list of this deployment (" + ALLOW_LIST_VARIABLE + ")";
    }

    /** Empty where the text is no address with a port, as AWS's own always is. */
    private static Optional<InetSocketAddress> socketAddress(String text) {
        int colon = text.lastIndexOf(':');
        Optional<InetAddress> address = Addresses.parse(HostAndPort.unbracketed(text.substring(0, Math.max(colon, 0))));
        Optional<Integer> port = HostAndPort.tryParsePort(text.substring(colon + 1));
        return address.isEmpty() || port.isEmpty()
                ? Optional.empty()
                : Optional.of(new InetSocketAddress(address.get(), port.get()));
    }
}
