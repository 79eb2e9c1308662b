package dev.vpcdoctor.architecture.violations.aws;

import dev.vpcdoctor.architecture.violations.report.ReportForAll;

public record CollectorThatReports(ReportForAll report) {}
