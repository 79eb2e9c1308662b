package dev.vpcdoctor.architecture.wronghouse.report;

import dev.vpcdoctor.architecture.wronghouse.cli.CommandForAll;

public record ReportForAll(CommandForAll command) {}
