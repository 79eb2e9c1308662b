package dev.vpcdoctor.architecture.wronghouse.network.walk;

import java.time.Instant;

public final class WalkThatReadsTheClock {
    Instant started() {
        return Instant.now();
    }
}
