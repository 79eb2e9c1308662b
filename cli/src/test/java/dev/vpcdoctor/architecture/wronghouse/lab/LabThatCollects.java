package dev.vpcdoctor.architecture.wronghouse.lab;

import dev.vpcdoctor.architecture.wronghouse.aws.CollectorThatReports;

public record LabThatCollects(CollectorThatReports collector) {}
