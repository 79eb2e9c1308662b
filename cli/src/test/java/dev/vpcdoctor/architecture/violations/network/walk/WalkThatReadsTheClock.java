package dev.vpcdoctor.architecture.violations.network.walk;

import java.time.Instant;

public final class WalkThatReadsTheClock {
    Instant started() {
        return Instant.now();
    }
}
