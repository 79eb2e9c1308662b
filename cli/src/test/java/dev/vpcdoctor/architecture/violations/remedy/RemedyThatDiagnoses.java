package dev.vpcdoctor.architecture.violations.remedy;

import dev.vpcdoctor.architecture.violations.diagnosis.DiagnosisThatBuildsALab;

record RemedyThatDiagnoses(DiagnosisThatBuildsALab diagnosis) {}
