package dev.vpcdoctor.architecture.wronghouse.network;

import dev.vpcdoctor.architecture.wronghouse.report.ReportForAll;

public record NetworkThatReports(ReportForAll report) {}
