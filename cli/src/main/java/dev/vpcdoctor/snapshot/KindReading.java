package dev.vpcdoctor.snapshot;

import java.util.Optional;
import java.util.Set;

/**
 * That a document told about a kind.
 *
 * @param regions of which it told; empty when it does not say, and so for every one
 * @param onlyOne whether it told about one resource alone, and nothing about what else there is
 * @param fault why it did not tell all, if so
 */
record KindReading(ResourceKind kind, Set<String> regions, boolean onlyOne, Optional<String> fault) {
    KindReading {
        regions = Set.copyOf(regions);
    }

    boolean isAbout(String region) {
        return kind.isGlobal() || regions.isEmpty() || regions.contains(region);
    }
}
