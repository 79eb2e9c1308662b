package dev.vpcdoctor.architecture.wronghouse.snapshot;

import dev.vpcdoctor.architecture.wronghouse.network.walk.WalkThatReadsTheClock;

record SnapshotThatWalks(WalkThatReadsTheClock walk) {}
