package dev.vpcdoctor.aws.probe.template;

import java.util.Locale;

/** Any text as it is written between two double quotes. */
final class QuotedText {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;

    private QuotedText() {}

    /**
     * In ASCII, with neither line ends nor anything that ends the string early (yaml.org/spec/1.2.2, "Escaped Characters").
     */
    static String yaml(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                escaped.append('\\').appendCodePoint(character);
            } else if (character >= FIRST_PRINTABLE && character <= LAST_PRINTABLE) {
                escaped.appendCodePoint(character);
            } else if (Character.isBmpCodePoint(character)) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", character));
            } else {
                escaped.append(String.format(Locale.ROOT, "\\U%08x", character));
            }
        });
        return escaped.toString();
    }

    /**
     * The same escapes as YAML's, and nothing in it is worked out (HCL's native syntax specification, "Template
     * Expressions").
     */
    static String hcl(String text) {
        return yaml(text).replace("${", "$${").replace("%{", "%%{");
    }
}
