package dev.vpcdoctor.architecture.violations.snapshot;

import dev.vpcdoctor.architecture.violations.cli.CommandForAll;

public record SnapshotForAll(CommandForAll command) {}
