package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Instance;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.VpcEndpoint;
import java.util.Optional;
import java.util.Set;

/**
 * One place to which a connection is opened.
 *
 * @param label as the user named it
 * @param addresses its address, or all that it may have
 * @param placement where it stands, when a VPC is known to hold it; addresses alone are found on arrival
 */
public record Destination(String label, Nature nature, AddressSet addresses, Optional<Placement> placement) {

    /**
     * The subnet that holds it and the groups that guard it.
     *
     * @param securityGroupIds unknown when no fact tells its interface
     */
    public record Placement(Subnet subnet, Fact<Set<String>> securityGroupIds) {}

    /** What stands there. */
    public sealed interface Nature {
        /** An address, and nothing more is known. */
        record Address() implements Nature {}

        /** Some address of the internet, whichever. */
        record Internet() implements Nature {}

        /**
         * The public addresses of an AWS service.
         *
         * @param serviceName such as {@code com.amazonaws.eu-west-1.s3}
         * @param prefixListId the list that holds these addresses, for services with gateway endpoints
         * @param resourceArn what is asked of the service, if one thing only
         */
        record AwsService(String serviceName, Optional<String> prefixListId, Optional<String> resourceArn)
                implements Nature {}

        /**
         * An interface endpoint.
         *
         * @param resourceArn what is asked of the service behind it, if one thing only
         */
        record Endpoint(VpcEndpoint endpoint, Optional<String> resourceArn) implements Nature {}

        record Managed(ManagedService service) implements Nature {}

        record Machine(Instance instance) implements Nature {}
    }

    /** Whether any address of the internet will do, so that exceptions for a few do not matter. */
    public boolean isAnyOfInternet() {
        boolean anyOfTargets = nature instanceof Nature.Managed && addresses.equals(AddressSet.PUBLIC_IPV4);
        return nature instanceof Nature.Internet || nature instanceof Nature.AwsService || anyOfTargets;
    }
}
