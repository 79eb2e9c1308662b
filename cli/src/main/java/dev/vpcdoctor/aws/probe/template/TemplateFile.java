package dev.vpcdoctor.aws.probe.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template as it stands in a file: valid in its language as it is, with placeholders in it.
 *
 * <ul>
 *   <li>{@code "__NAME__"} is replaced by a value, escaped as a part of a string in quotes. Outside of quotes stand only
 *       those whose values mean nothing else there, see {@link Placeholders}.
 *   <li>What stands between the lines {@code #: for each __SUBNET__} and {@code #: end}, which have the same indent, is
 *       repeated for each value of it: never, if there is none.
 *   <li>Lines that begin with {@code ##} are for readers of the file only.
 * </ul>
 *
 * Values may contain anything, since what has been filled in is not looked at again.
 *
 * @param name for errors
 */
record TemplateFile(String name, String text) {
    private static final Pattern REMARK = Pattern.compile("(?m)^ *##.*\n");
    private static final Pattern REPEATED =
            Pattern.compile("(?ms)^(?<indent> *)#: for each (?<each>\\w+)\n(?<part>.*?)^\\k<indent>#: end\n");
    private static final Pattern PLACEHOLDER = Pattern.compile("__\\w*");

    /** Reads it from beside this class. */
    static TemplateFile read(String name) {
        try (InputStream in = TemplateFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing: the distribution is damaged");
            }
            return new TemplateFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read: the distribution is damaged", e);
        }
    }

    /**
     * Fills it in.
     *
     * @param escape makes a text a part of a string in quotes
     * @throws IllegalStateException if a placeholder in it is not known there, or a part does not begin or does not end
     */
    String fill(Placeholders placeholders, UnaryOperator<String> escape) {
        return fill(REMARK.matcher(text).replaceAll(""), placeholders.single(), placeholders.repeated(), escape);
    }

    private String fill(
            String template,
            Map<String, String> single,
            Map<String, ? extends Iterable<String>> repeated,
            UnaryOperator<String> escape) {
        StringBuilder filled = new StringBuilder();
        Matcher next = REPEATED.matcher(template);
        int done = 0;
        while (next.find()) {
            filled.append(replace(template.substring(done, next.start()), single, escape));
            String each = next.group("each");
            Map<String, String> inPart = new HashMap<>(single);
            for (String value : known(each, repeated)) {
                inPart.put(each, value);
                filled.append(fill(next.group("part"), inPart, repeated, escape));
            }
            done = next.end();
        }
        return filled.append(replace(template.substring(done), single, escape)).toString();
    }

    private String replace(String template, Map<String, String> values, UnaryOperator<String> escape) {
        if (template.contains("#:")) {
            throw new IllegalStateException(name + ": a part does not begin or does not end: " + template);
        }
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(escape.apply(known(found.group(), values))));
    }

    private <T> T known(String placeholder, Map<String, T> values) {
        return Optional.ofNullable(values.get(placeholder))
                .orElseThrow(() -> new IllegalStateException(name + ": " + placeholder + " is not known here"));
    }
}
