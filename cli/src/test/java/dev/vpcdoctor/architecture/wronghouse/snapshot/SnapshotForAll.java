package dev.vpcdoctor.architecture.wronghouse.snapshot;

import dev.vpcdoctor.architecture.wronghouse.cli.CommandForAll;

public record SnapshotForAll(CommandForAll command) {}
