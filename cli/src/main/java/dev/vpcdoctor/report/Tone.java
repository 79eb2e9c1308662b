package dev.vpcdoctor.report;

/** How a piece of text is coloured, as an ANSI code. The words say the same without it. */
enum Tone {
    PLAIN(""),
    GOOD("32"),
    BAD("31"),
    UNSURE("33"),
    STRONG("1"),
    FAINT("2");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
