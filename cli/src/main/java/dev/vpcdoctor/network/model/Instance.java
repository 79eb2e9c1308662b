package dev.vpcdoctor.network.model;

import java.util.List;
import java.util.Optional;

/**
 * A virtual machine.
 *
 * @param state {@code running}, {@code stopped} ...
 */
public record Instance(String id, Optional<String> state, List<String> networkInterfaceIds, Optional<String> name)
        implements AwsResource {
    public Instance {
        networkInterfaceIds = List.copyOf(networkInterfaceIds);
    }

    public Instance withState(String changed) {
        return new Instance(id, Optional.of(changed), networkInterfaceIds, name);
    }
}
