package dev.vpcdoctor.architecture.violations.snapshot.circle;

import dev.vpcdoctor.architecture.violations.snapshot.SnapshotInACircle;

public record CircleBack(SnapshotInACircle there) {}
