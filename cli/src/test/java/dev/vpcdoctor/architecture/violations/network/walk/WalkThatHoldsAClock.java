package dev.vpcdoctor.architecture.violations.network.walk;

import java.time.InstantSource;

record WalkThatHoldsAClock(InstantSource clock) {}
