package dev.vpcdoctor.diagnosis.mode.setup;

/** Parts of sentences made whole. */
final class SentenceText {
    private SentenceText() {}

    /** With a capital letter and a full stop. */
    static String of(String part) {
        return Character.toUpperCase(part.charAt(0)) + part.substring(1) + ".";
    }
}
