package dev.vpcdoctor.probe.run;

/** Makes another party's text fit for a report. */
public final class Printable {
    private Printable() {}

    /** The text with every character that is not visible ASCII or a blank as {@code ?}, cut to a length. */
    public static String of(String text, int maxLength) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), maxLength));
        for (int i = 0; i < text.length() && i < maxLength; i++) {
            char c = text.charAt(i);
            out.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return out.toString();
    }
}
