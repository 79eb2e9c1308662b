package dev.vpcdoctor.architecture.violations.report;

import dev.vpcdoctor.architecture.violations.cli.CommandForAll;

public record ReportForAll(CommandForAll command) {}
