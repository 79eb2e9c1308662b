package dev.vpcdoctor.report;

import dev.vpcdoctor.diagnosis.Diagnosis;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import java.util.ArrayList;
import java.util.List;

/**
 * The last lines of a text: what the answer rests on.
 *
 * @param evidence where the facts are from, such as {@code from a snapshot}
 */
record ReportFooter(TextLines lines, String evidence) {

    void write(Diagnosis diagnosis) {
        List<String> parts = new ArrayList<>();
        parts.add(diagnosis.function().name());
        diagnosis.function().region().ifPresent(parts::add);
        parts.add(diagnosis.vpcId().orElse("in no VPC"));
        write(parts, diagnosis.notRead());
        for (String remark : diagnosis.remarks()) {
            lines.wrapped(2, Tone.FAINT, remark);
        }
    }

    void write(List<String> subject, List<NotRead> notRead) {
        List<String> parts = new ArrayList<>(subject);
        parts.add(evidence);
        parts.add(notRead.isEmpty() ? "everything could be read" : "not all could be read:");
        lines.wrapped(0, Tone.FAINT, String.join(" · ", parts));
        for (NotRead one : notRead) {
            lines.wrapped(2, Tone.FAINT, one.operation() + " (" + one.code() + "): " + one.consequence());
        }
    }
}
