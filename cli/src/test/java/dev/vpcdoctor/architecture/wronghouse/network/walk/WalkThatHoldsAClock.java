package dev.vpcdoctor.architecture.wronghouse.network.walk;

import java.time.InstantSource;

record WalkThatHoldsAClock(InstantSource clock) {}
