package dev.vpcdoctor.architecture.wronghouse.remedy;

import dev.vpcdoctor.architecture.wronghouse.diagnosis.DiagnosisThatBuildsALab;

record RemedyThatDiagnoses(DiagnosisThatBuildsALab diagnosis) {}
