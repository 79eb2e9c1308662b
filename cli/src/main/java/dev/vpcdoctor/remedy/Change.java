package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import java.util.List;

/**
 * One change to a network, in both of its forms, so that what is shown is what was checked. Every change is a record, which
 * stands in the interface of the AWS thing that it changes. Where one call makes it, it has the name of that operation in
 * AWS's API.
 */
public sealed interface Change
        permits CreateNetworkAclEntry,
                DisableSourceDestCheck,
                GatewayChange,
                LambdaFunctionChange,
                ManagedServiceChange,
                RequestServiceQuotaIncrease,
                RoleChange,
                RouteTableChange,
                SecurityGroupChange,
                StartInstance,
                SubnetChange,
                TransitGatewayChange,
                VpcChange,
                VpcEndpointChange,
                VpcPeeringChange {

    /** AWS CLI commands that make the change. Ids that exist only afterwards are kept in shell variables. */
    List<String> commands();

    /** The network after the change. */
    Network applyTo(Network network);
}
