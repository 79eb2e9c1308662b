package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.network.model.Route;
import dev.vpcdoctor.network.model.RouteTable;
import dev.vpcdoctor.network.model.RouteTarget;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.network.model.VpcEndpoint;
import dev.vpcdoctor.remedy.SecurityGroupChange.AuthorizeSecurityGroupIngress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A change to VPC endpoints. */
public sealed interface VpcEndpointChange extends Change {

    /** A new endpoint's id in the model while a fix is checked; no command needs it. */
    String NEW_ID = "$ENDPOINT";

    /**
     * A gateway endpoint, which is free, for S3 or DynamoDB.
     *
     * @param serviceName such as {@code com.amazonaws.eu-west-1.s3}
     * @param prefixListId the service's addresses, for which the endpoint's routes stand, if the list is known
     */
    record CreateGatewayEndpoint(
            String vpcId, String serviceName, Optional<String> prefixListId, List<String> routeTableIds)
            implements VpcEndpointChange {
        public CreateGatewayEndpoint {
            routeTableIds = List.copyOf(routeTableIds);
        }

        @Override
        public List<String> commands() {
            return List.of("aws ec2 create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id " + vpcId
                    + " --service-name " + serviceName + " --route-table-ids " + String.join(" ", routeTableIds));
        }

        @Override
        public Network applyTo(Network network) {
            VpcEndpoint endpoint = available(vpcId, serviceName, VpcEndpoint.Type.GATEWAY, List.of(), Set.of());
            return new AddGatewayEndpointRouteTables(endpoint, routeTableIds, prefixListId.orElse("$PREFIX_LIST"))
                    .applyTo(network.with(endpoint));
        }
    }

    /**
     * A new interface endpoint with private DNS, and a security group for it that admits the function on 443. Without one
     * it would get the VPC's default group, which admits only its own members.
     *
     * @param serviceName such as {@code com.amazonaws.eu-west-1.sqs}
     * @param subnetIds one in each availability zone
     * @param functionGroupId the group that is admitted
     */
    record CreateInterfaceEndpoint(String vpcId, String serviceName, List<String> subnetIds, String functionGroupId)
            implements VpcEndpointChange {
        private static final int HTTPS = 443;

        /** A shell variable in commands, and the group's id in the model while a fix is checked. */
        private static final String GROUP_ID = "$ENDPOINT_SG";

        public CreateInterfaceEndpoint {
            subnetIds = List.copyOf(subnetIds);
        }

        @Override
        public List<String> commands() {
            String service = serviceName.substring(serviceName.indexOf('.', "com.amazonaws.".length()) + 1);
            return List.of(
                    ShellText.assigned(
                            GROUP_ID,
                            "aws ec2 create-security-group --vpc-id " + vpcId + " --group-name endpoint-"
                                    + service.replace('.', '-') + " --description 'admits functions to the endpoint of "
                                    + service + "'",
                            "GroupId"),
                    new AuthorizeSecurityGroupIngress(GROUP_ID, https())
                            .commands()
                            .get(0),
                    "aws ec2 create-vpc-endpoint --vpc-id " + vpcId + " --vpc-endpoint-type Interface --service-name "
                            + serviceName + " --subnet-ids " + String.join(" ", subnetIds)
                            + " --security-group-ids " + GROUP_ID + " --private-dns-enabled");
        }

        @Override
        public Network applyTo(Network network) {
            SecurityGroup group =
                    new SecurityGroup(GROUP_ID, Optional.empty(), Optional.of(vpcId), List.of(https()), List.of());
            VpcEndpoint endpoint =
                    available(vpcId, serviceName, VpcEndpoint.Type.INTERFACE, subnetIds, Set.of(GROUP_ID));
            return network.with(group).with(endpoint.withPrivateDns());
        }

        private SecurityGroupRule https() {
            return new SecurityGroupRule(
                    IpProtocol.TCP,
                    PortRange.of(HTTPS),
                    new Peer.Group(functionGroupId, Optional.empty(), Optional.empty()));
        }
    }

    /** An endpoint that will never be available again, made anew as it was; the old one first gives its names free. */
    record RecreateVpcEndpoint(VpcEndpoint endpoint) implements VpcEndpointChange {

        @Override
        public List<String> commands() {
            List<String> groups = endpoint.securityGroupIds().stream().sorted().toList();
            String create = "aws ec2 create-vpc-endpoint --vpc-id " + endpoint.vpcId() + " --service-name "
                    + endpoint.serviceName() + " --vpc-endpoint-type "
                    + (endpoint.type() == VpcEndpoint.Type.GATEWAY
                            ? "Gateway --route-table-ids " + String.join(" ", endpoint.routeTableIds())
                            : "Interface --subnet-ids " + String.join(" ", endpoint.subnetIds())
                                    + " --security-group-ids " + String.join(" ", groups)
                                    + (endpoint.privateDnsEnabled() ? " --private-dns-enabled" : ""));
            return endpoint.state().equals("deleted")
                    ? List.of(create)
                    : List.of("aws ec2 delete-vpc-endpoints --vpc-endpoint-ids " + endpoint.id(), create);
        }

        @Override
        public Network applyTo(Network network) {
            return changed(network, endpoint, now -> now.withState("available"));
        }
    }

    /** An endpoint accepted by whoever owns the service behind it. */
    record AcceptVpcEndpointConnections(VpcEndpoint endpoint) implements VpcEndpointChange {

        @Override
        public List<String> commands() {
            String name = endpoint.serviceName();
            return List.of("aws ec2 accept-vpc-endpoint-connections --service-id "
                    + name.substring(name.lastIndexOf('.') + 1) + " --vpc-endpoint-ids " + endpoint.id());
        }

        @Override
        public Network applyTo(Network network) {
            return changed(network, endpoint, now -> now.withState("available"));
        }
    }

    /**
     * A gateway endpoint put on route tables: AWS then keeps a route for the service's prefix list in each of them.
     *
     * @param prefixListId the service's addresses, or any name for them where the list was not read
     */
    record AddGatewayEndpointRouteTables(VpcEndpoint endpoint, List<String> routeTableIds, String prefixListId)
            implements VpcEndpointChange {
        public AddGatewayEndpointRouteTables {
            routeTableIds = List.copyOf(routeTableIds);
        }

        @Override
        public List<String> commands() {
            return List.of(modify(endpoint, " --add-route-table-ids " + String.join(" ", routeTableIds)));
        }

        @Override
        public Network applyTo(Network network) {
            Route route = new Route(
                    new Route.Destination.PrefixListMembers(prefixListId),
                    new RouteTarget(RouteTarget.Type.VPC_ENDPOINT, endpoint.id()),
                    Route.State.ACTIVE,
                    Route.Origin.CREATE_ROUTE);
            Network changed = changed(network, endpoint, now -> now.withRouteTables(routeTableIds));
            for (String id : routeTableIds) {
                changed = changed.update(RouteTable.class, id, table -> table.withRoute(route));
            }
            return changed;
        }
    }

    /** Private DNS of an interface endpoint switched on, for all that stand in its VPC. */
    record EnablePrivateDns(VpcEndpoint endpoint) implements VpcEndpointChange {

        @Override
        public List<String> commands() {
            String forAll = " --dns-options PrivateDnsOnlyForInboundResolverEndpoint=false";
            return List.of(modify(
                    endpoint, " --private-dns-enabled" + (endpoint.privateDnsOnlyForInboundResolver() ? forAll : "")));
        }

        @Override
        public Network applyTo(Network network) {
            return changed(network, endpoint, VpcEndpoint::withPrivateDns);
        }
    }

    /** Another policy for an endpoint. */
    record ModifyEndpointPolicy(VpcEndpoint endpoint, PolicyDocument policy) implements VpcEndpointChange {

        /** The policy that it has, and everything allowed with some resources. */
        public static ModifyEndpointPolicy allowing(VpcEndpoint endpoint, PolicyDocument now, List<String> resources) {
            return new ModifyEndpointPolicy(endpoint, now.with(Statement.allowingEverybody(resources)));
        }

        /** The policy that AWS gives to an endpoint for which nobody wrote one: it allows everything. */
        public static ModifyEndpointPolicy reset(VpcEndpoint endpoint) {
            return new ModifyEndpointPolicy(endpoint, PolicyDocument.FULL_ACCESS);
        }

        @Override
        public List<String> commands() {
            return List.of(modify(
                    endpoint,
                    policy.equals(PolicyDocument.FULL_ACCESS)
                            ? " --reset-policy"
                            : " --policy-document " + ShellText.quoted(policy.text())));
        }

        @Override
        public Network applyTo(Network network) {
            return changed(network, endpoint, now -> now.withPolicy(policy));
        }
    }

    private static String modify(VpcEndpoint endpoint, String options) {
        return "aws ec2 modify-vpc-endpoint --vpc-endpoint-id " + endpoint.id() + options;
    }

    /** The endpoint changed as the changes before this one left it. */
    private static Network changed(Network network, VpcEndpoint endpoint, UnaryOperator<VpcEndpoint> change) {
        return network.with(change.apply(
                network.find(VpcEndpoint.class, endpoint.id()).optional().orElse(endpoint)));
    }

    private static VpcEndpoint available(
            String vpcId,
            String serviceName,
            VpcEndpoint.Type type,
            List<String> subnetIds,
            Set<String> securityGroupIds) {
        return new VpcEndpoint(
                NEW_ID,
                vpcId,
                serviceName,
                type,
                "available",
                List.of(),
                subnetIds,
                securityGroupIds,
                List.of(),
                false,
                false,
                List.of(),
                Fact.known(PolicyDocument.FULL_ACCESS));
    }
}
