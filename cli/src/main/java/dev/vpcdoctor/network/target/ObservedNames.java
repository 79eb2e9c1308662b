package dev.vpcdoctor.network.target;

import dev.vpcdoctor.shared.address.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What names were seen to mean where the source stands: by somebody who asked its name servers.
 *
 * @param addresses by the name that was asked for
 * @param onlyGaps whether they only tell what nothing else does: in a network that a fix has changed, a name may have come
 *     to mean something else
 */
public record ObservedNames(Map<String, Set<IpAddress>> addresses, boolean onlyGaps) {
    /** Nobody asked. */
    public static final ObservedNames NONE = new ObservedNames(Map.of(), true);

    public ObservedNames {
        Map<String, Set<IpAddress>> copy = new LinkedHashMap<>();
        addresses.forEach((name, seen) -> copy.put(name, new LinkedHashSet<>(seen)));
        addresses = Map.copyOf(copy);
    }

    /** The same where a fix has changed the network. */
    public ObservedNames fillingGaps() {
        return new ObservedNames(addresses, true);
    }

    /** What the names of a target were seen to mean; empty where nobody asked. */
    List<IpAddress> of(TargetNames names) {
        Set<IpAddress> seen = new LinkedHashSet<>();
        addresses.forEach((name, meant) -> {
            if (names.isNamed(name)) {
                seen.addAll(meant);
            }
        });
        return new ArrayList<>(seen);
    }
}
