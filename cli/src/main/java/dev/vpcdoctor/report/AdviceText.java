package dev.vpcdoctor.report;

import dev.vpcdoctor.diagnosis.finding.Finding;
import java.util.List;

/** What could be better, in a line each: nobody asked for it, and it must not hide the answer. */
record AdviceText(TextLines lines) {

    void write(List<Finding> advice) {
        if (advice.isEmpty()) {
            return;
        }
        lines.gap();
        lines.wrapped(0, Tone.STRONG, "Advice");
        advice.forEach(one -> lines.marked(StatusMark.NOTE, Tone.PLAIN, one.summary(), Tone.FAINT, one.code()));
        lines.wrapped(2, Tone.FAINT, "More of each: vpc-doctor explain CODE; its commands: --output json");
    }
}
