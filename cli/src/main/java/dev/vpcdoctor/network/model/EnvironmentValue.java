package dev.vpcdoctor.network.model;

import dev.vpcdoctor.shared.Arn;
import dev.vpcdoctor.shared.address.HostAndPort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the value of an environment variable tells of where a function connects. Nothing else of a value is ever kept: no
 * user, no password, no path, no query.
 */
public sealed interface EnvironmentValue {
    /** What stands in the place of a value of which nothing may be kept. */
    String REMOVED = "(removed)";

    /** As it may be saved; read again, it gives the same. */
    String kept();

    /**
     * One host or several of one service, each with its port or without.
     *
     * @param scheme of a URL or connection string, without {@code ://}: {@code postgres}, {@code jdbc:mysql}
     */
    record Hosts(Optional<String> scheme, List<HostAndPort> hosts) implements EnvironmentValue {
        public Hosts {
            hosts = List.copyOf(hosts);
        }

        @Override
        public String kept() {
            return scheme.map(word -> word + "://").orElse("")
                    + hosts.stream().map(HostAndPort::toString).collect(Collectors.joining(","));
        }
    }

    /**
     * Something of AWS.
     *
     * @param arn {@code arn:aws:secretsmanager:eu-west-1:123456789012:*}; in full where the resource is the target itself
     */
    record Resource(Arn arn) implements EnvironmentValue {
        @Override
        public String kept() {
            return arn.toString();
        }
    }

    /** Belongs to the host that another variable tells. */
    record Port(int number) implements EnvironmentValue {
        @Override
        public String kept() {
            return Integer.toString(number);
        }
    }

    /** Anything else. */
    record Withheld() implements EnvironmentValue {
        @Override
        public String kept() {
            return REMOVED;
        }
    }
}
