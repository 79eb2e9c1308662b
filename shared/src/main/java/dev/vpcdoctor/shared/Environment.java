package dev.vpcdoctor.shared;

import java.util.List;
import java.util.Optional;

/**
 * From where the probe looked. Holds no values of environment variables other than those named here.
 *
 * @param sourceAddresses of the network interfaces, loopback left out
 * @param resolvers the name servers of the system, in its order; empty if it has none
 * @param searchDomains the search list of the system, without final dots
 * @param region of AWS, where known
 * @param memoryMegabytes that the function was given, where it is one
 * @param runtime the Java version, and the Lambda runtime where it is one
 * @param coldStart whether this is the first request of this process
 * @param processAgeMicros from the start of the process to the start of the report
 * @param clockOffsetMillis how far the clock is ahead of the HTTP Date that was seen; precise to a second
 */
public record Environment(
        List<String> sourceAddresses,
        List<String> resolvers,
        List<String> searchDomains,
        Optional<String> region,
        Optional<Integer> memoryMegabytes,
        String runtime,
        boolean coldStart,
        Optional<Long> processAgeMicros,
        Optional<Long> clockOffsetMillis) {
    public Environment {
        sourceAddresses = List.copyOf(sourceAddresses);
        resolvers = List.copyOf(resolvers);
        searchDomains = List.copyOf(searchDomains);
    }

    public Environment withClockOffsetMillis(long offset) {
        return new Environment(
                sourceAddresses,
                resolvers,
                searchDomains,
                region,
                memoryMegabytes,
                runtime,
                coldStart,
                processAgeMicros,
                Optional.of(offset));
    }
}
