package dev.vpcdoctor.report;

/**
 * What text is written on.
 *
 * @param width columns, from {@link #NARROWEST} to {@link #WIDEST}
 * @param unicode whether marks and arrows may be other than ASCII
 * @param colour whether ANSI colours are understood and wanted
 */
public record Page(int width, boolean unicode, boolean colour) {
    /** Ids and commands need this much; a narrower terminal wraps by itself. */
    public static final int NARROWEST = 80;

    /** Longer lines are hard to read. */
    public static final int WIDEST = 110;

    /** Without colours, for a file or a ticket. */
    public static final Page PLAIN = new Page(NARROWEST, true, false);

    private static final char ESCAPE = '\u001b';

    /** A page on a terminal of any width. */
    public static Page of(int columns, boolean unicode, boolean colour) {
        return new Page(Math.clamp(columns, NARROWEST, WIDEST), unicode, colour);
    }

    /** A paragraph in lines that fit, each as far from the margin as it began. Words are never broken. */
    public String wrap(String paragraph) {
        String margin = " ".repeat(paragraph.length() - paragraph.stripLeading().length());
        int room = width - margin.length();
        return printable(margin + String.join("\n" + margin, LineWrap.words(paragraph, room, room)));
    }

    String paint(Tone tone, String text) {
        return colour && tone != Tone.PLAIN && !text.isEmpty()
                ? ESCAPE + "[" + tone.code() + "m" + text + ESCAPE + "[0m"
                : text;
    }

    /** The text as it can be printed: where only ASCII can, each sign is replaced by what people type for it. */
    String printable(String text) {
        if (unicode) {
            return text;
        }
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints()
                .forEach(sign -> ascii.append(
                        switch (sign) {
                            case '✓' -> "+";
                            case '✗', '×' -> "x";
                            case '→' -> "->";
                            case '·', '–' -> "-";
                            case '…' -> "...";
                            default -> sign < 128 ? Character.toString(sign) : "?";
                        }));
        return ascii.toString();
    }
}
