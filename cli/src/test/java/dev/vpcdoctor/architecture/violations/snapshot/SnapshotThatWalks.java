package dev.vpcdoctor.architecture.violations.snapshot;

import dev.vpcdoctor.architecture.violations.network.walk.WalkThatReadsTheClock;

record SnapshotThatWalks(WalkThatReadsTheClock walk) {}
