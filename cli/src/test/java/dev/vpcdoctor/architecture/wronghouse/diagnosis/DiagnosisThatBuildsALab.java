package dev.vpcdoctor.architecture.wronghouse.diagnosis;

import dev.vpcdoctor.architecture.wronghouse.lab.LabThatCollects;

public record DiagnosisThatBuildsALab(LabThatCollects lab) {}
