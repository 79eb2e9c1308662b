package dev.vpcdoctor.architecture.violations.network.model;

import dev.vpcdoctor.architecture.violations.snapshot.SnapshotForAll;

record ModelThatHoldsASnapshot(SnapshotForAll snapshot) {}
