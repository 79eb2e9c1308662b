package dev.vpcdoctor.cli;

import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.finding.Severity;
import java.util.Locale;

/** What makes the exit code of a diagnosis other than 0. */
enum FailOn {
    /** A found problem, or none found because too little is known. */
    ERROR,
    /** A warning too. */
    WARNING,
    /** Nothing: the report alone matters. */
    NEVER;

    int exitCode(Diagnosis diagnosis) {
        boolean warned = diagnosis.findings().stream().anyMatch(finding -> finding.severity() == Severity.WARNING);
        return switch (this) {
            case NEVER -> ExitCode.HEALTHY;
            case WARNING -> warned ? ExitCode.PROBLEM_FOUND : exitCode(diagnosis.outcome());
            case ERROR -> exitCode(diagnosis.outcome());
        };
    }

    private static int exitCode(Diagnosis.Conclusion outcome) {
        return switch (outcome) {
            case HEALTHY -> ExitCode.HEALTHY;
            case PROBLEM -> ExitCode.PROBLEM_FOUND;
            case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
