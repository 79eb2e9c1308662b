package dev.vpcdoctor.architecture.violations.diagnosis;

import dev.vpcdoctor.architecture.violations.lab.LabThatCollects;

public record DiagnosisThatBuildsALab(LabThatCollects lab) {}
