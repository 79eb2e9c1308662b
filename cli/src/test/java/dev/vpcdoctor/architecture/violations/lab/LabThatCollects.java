package dev.vpcdoctor.architecture.violations.lab;

import dev.vpcdoctor.architecture.violations.aws.CollectorThatReports;

public record LabThatCollects(CollectorThatReports collector) {}
