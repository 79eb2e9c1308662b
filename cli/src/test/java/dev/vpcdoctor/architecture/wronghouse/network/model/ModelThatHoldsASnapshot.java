package dev.vpcdoctor.architecture.wronghouse.network.model;

import dev.vpcdoctor.architecture.wronghouse.snapshot.SnapshotForAll;

record ModelThatHoldsASnapshot(SnapshotForAll snapshot) {}
