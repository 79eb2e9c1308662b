package dev.vpcdoctor.diagnosis;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.finding.Fix;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.diagnosis.mode.OverallFindings;
import dev.vpcdoctor.diagnosis.records.FunctionRecords;
import dev.vpcdoctor.diagnosis.witness.Witnesses;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes findings of what holds for a function as a whole. */
final class FunctionFindings {
    private FunctionFindings() {}

    /** What each mode finds, in their order. */
    static List<Finding> of(List<FunctionMode> modes, FunctionExamination about) {
        FunctionRecords records = new FunctionRecords(about);
        return modes.stream()
                .flatMap(mode ->
                        mode.find(about).map(cause -> finding(mode, cause, about)).map(records::addedTo).stream())
                .toList();
    }

    /** What was found, with what was seen of the same; what nobody found yet is a finding of its own. */
    static List<Finding> withSeen(List<Finding> found, List<Cause> seen) {
        List<Finding> all = new ArrayList<>(found);
        for (Cause cause : seen) {
            int same = codes(all).indexOf(cause.code());
            if (same < 0) {
                all.add(finding(cause, cause.remedy().map(FunctionFindings::unchecked)));
            } else {
                List<Evidence> evidence = new ArrayList<>(all.get(same).evidence());
                evidence.addAll(cause.evidence());
                all.set(same, all.get(same).withEvidence(evidence));
            }
        }
        return all;
    }

    private static List<FindingCode> codes(List<Finding> findings) {
        return findings.stream().map(Finding::kind).toList();
    }

    private static Fix unchecked(Remedy remedy) {
        return new Fix(remedy.summary(), remedy.commands(), false, "", remedy.monthlyCostUsd());
    }

    /** What was not read or not decided, for which modes stay silent and might hold. */
    static List<NotRead> missing(List<FunctionMode> modes, FunctionExamination about) {
        return modes.stream()
                .flatMap(mode -> mode.missing(about).stream())
                .distinct()
                .toList();
    }

    private static Finding finding(FunctionMode mode, Cause cause, FunctionExamination about) {
        return finding(cause, cause.remedy().map(remedy -> fix(mode, remedy, about)));
    }

    private static Finding finding(Cause cause, Optional<Fix> fix) {
        return new Finding(
                cause.code(),
                cause.severity(),
                cause.seen().map(Cause.Seen::confidence).orElse(Confidence.LIKELY),
                cause.summary(),
                List.of(),
                cause.resources(),
                cause.subnetIds(),
                cause.evidence(),
                fix);
    }

    /** Where no target was named and none was found, nothing can be said of connections. */
    static Finding nothingToReach(LambdaFunction function) {
        return new Finding(
                OverallFindings.NOT_ENOUGH_EVIDENCE,
                OverallFindings.NOT_ENOUGH_EVIDENCE.severity(),
                Confidence.LIKELY,
                "Nothing in the configuration of " + function.name() + " tells what it connects to. Name it: --to"
                        + " host:port, --to rds:ID, --to aws:SERVICE or --to internet.",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** A fix is checked by looking again in the network as it leaves it. */
    private static Fix fix(FunctionMode mode, Remedy remedy, FunctionExamination about) {
        boolean checked =
                !remedy.changes().isEmpty() && mode.find(after(remedy, about)).isEmpty();
        return new Fix(
                remedy.summary(),
                remedy.commands(),
                checked,
                checked ? remedy.summary() + "; with it this does not hold any more" : "",
                remedy.monthlyCostUsd());
    }

    private static FunctionExamination after(Remedy remedy, FunctionExamination about) {
        Network changed = remedy.applyTo(about.network());
        Optional<LambdaFunction> function =
                changed.find(LambdaFunction.class, about.function().key()).optional();
        return new FunctionExamination(
                changed,
                Witnesses.NONE,
                function.orElse(about.function()),
                about.targets().stream().map(target -> target.after(remedy)).toList());
    }
}
