package dev.vpcdoctor.remedy;

/** Text in commands. */
final class ShellText {
    private ShellText() {}

    /** One argument, whatever is in it. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
