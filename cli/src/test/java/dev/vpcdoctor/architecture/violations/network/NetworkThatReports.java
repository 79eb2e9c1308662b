package dev.vpcdoctor.architecture.violations.network;

import dev.vpcdoctor.architecture.violations.report.ReportForAll;

public record NetworkThatReports(ReportForAll report) {}
