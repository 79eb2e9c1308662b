package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.address.AddressSet;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Set;

/**
 * Where a connection is opened: one subnet of a function, or an interface.
 *
 * @param address its private address, or the subnet's block when it is not known which
 * @param publicAddresses by which an internet gateway would send its packets; a Lambda interface never has any
 * @param isFunction whether Lambda's own rules hold for it
 */
public record Source(
        String label,
        boolean isFunction,
        Subnet subnet,
        AddressSet address,
        Set<String> securityGroupIds,
        List<IpAddress> publicAddresses) {
    public Source {
        securityGroupIds = Set.copyOf(securityGroupIds);
        publicAddresses = List.copyOf(publicAddresses);
    }
}
