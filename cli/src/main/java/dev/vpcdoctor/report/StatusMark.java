package dev.vpcdoctor.report;

import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.network.walk.Verdict;

/** The sign at the start of an answer. */
enum StatusMark {
    GOOD("✓", Tone.GOOD),
    BAD("✗", Tone.BAD),
    UNSURE("?", Tone.UNSURE),
    WARNING("!", Tone.UNSURE),
    NOTE("·", Tone.FAINT);

    private final String sign;
    private final Tone tone;

    StatusMark(String sign, Tone tone) {
        this.sign = sign;
        this.tone = tone;
    }

    static StatusMark of(Verdict verdict) {
        return switch (verdict) {
            case OPEN -> GOOD;
            case SOMETIMES -> WARNING;
            case UNKNOWN -> UNSURE;
            case BLOCKED -> BAD;
        };
    }

    static StatusMark of(Severity severity) {
        return switch (severity) {
            case ERROR -> BAD;
            case WARNING -> WARNING;
            case ADVICE, INFO -> NOTE;
        };
    }

    String sign() {
        return sign;
    }

    Tone tone() {
        return tone;
    }
}
