package dev.vpcdoctor.architecture.wronghouse.aws;

import dev.vpcdoctor.architecture.wronghouse.report.ReportForAll;

public record CollectorThatReports(ReportForAll report) {}
