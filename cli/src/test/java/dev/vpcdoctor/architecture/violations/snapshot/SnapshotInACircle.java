package dev.vpcdoctor.architecture.violations.snapshot;

import dev.vpcdoctor.architecture.violations.snapshot.circle.CircleBack;

public record SnapshotInACircle(CircleBack back) {}
