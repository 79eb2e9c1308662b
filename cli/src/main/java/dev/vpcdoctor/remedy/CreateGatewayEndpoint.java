package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.VpcEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A gateway endpoint, which is free, for S3 or DynamoDB.
 *
 * @param serviceName such as {@code com.amazonaws.eu-west-1.s3}
 * @param prefixListId the service's addresses, for which the endpoint's routes stand, if the list is known
 */
public record CreateGatewayEndpoint(
        String vpcId, String serviceName, Optional<String> prefixListId, List<String> routeTableIds) implements Change {
    /** The endpoint's id in the model while a fix is checked; no command needs it. */
    public static final String ID = "$ENDPOINT";

    public CreateGatewayEndpoint {
        routeTableIds = List.copyOf(routeTableIds);
    }

    @Override
    public List<String> commands() {
        return List.of("aws ec2 create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id " + vpcId + " --service-name "
                + serviceName + " --route-table-ids " + String.join(" ", routeTableIds));
    }

    @Override
    public Network applyTo(Network network) {
        Network changed = network.with(new VpcEndpoint(
                ID,
                vpcId,
                serviceName,
                VpcEndpoint.Type.GATEWAY,
                "available",
                routeTableIds,
                List.of(),
                Set.of(),
                List.of(),
                false,
                false,
                List.of(),
                Fact.known(PolicyDocument.FULL_ACCESS)));
        Route route = new Route(
                new Route.Destination.PrefixListMembers(prefixListId.orElse("$PREFIX_LIST")),
                new RouteTarget(RouteTarget.Type.VPC_ENDPOINT, ID),
                Route.State.ACTIVE,
                Route.Origin.CREATE_ROUTE);
        for (String id : routeTableIds) {
            Optional<RouteTable> table = changed.find(RouteTable.class, id).optional();
            if (table.isPresent()) {
                changed = changed.with(table.get().withRoute(route));
            }
        }
        return changed;
    }
}
