package dev.vpcdoctor.diagnosis.finding;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The form of a page about a code: front matter, the code as title, and four sections of one paragraph each.
 *
 * <pre>{@code
 * ---
 * chapter: routes
 * severity: error
 * reference: https://docs.aws.amazon.com/...
 * ---
 * # no-route-to-internet
 *
 * ## What it means
 *
 * The route table of the function's subnet ...
 *
 * ## How it shows
 * ## How it is told from its neighbours
 * ## What fixes it
 * }</pre>
 *
 * A paragraph may stand in several lines. Signs that Markdown would take for its own are escaped by a backslash.
 */
final class ExplanationPage {
    private static final String MARKER = "---";
    private static final List<String> FIELDS = List.of("chapter", "severity", "reference");
    private static final List<String> SECTIONS =
            List.of("What it means", "How it shows", "How it is told from its neighbours", "What fixes it");

    private final String code;
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, StringBuilder> sections = new LinkedHashMap<>();

    private ExplanationPage(String code) {
        this.code = code;
    }

    /**
     * Reads a page.
     *
     * @throws IllegalStateException naming the code and what is wrong
     */
    static Explanation parse(String code, String text) {
        ExplanationPage page = new ExplanationPage(code);
        page.read(text.lines().toList());
        return page.explanation();
    }

    private void read(List<String> lines) {
        require(!lines.isEmpty() && lines.get(0).equals(MARKER), "it does not begin with " + MARKER);
        int end = lines.subList(1, lines.size()).indexOf(MARKER) + 1;
        require(end > 0, "its front matter does not end with " + MARKER);
        lines.subList(1, end).forEach(this::field);
        require(fields.keySet().containsAll(FIELDS), "its front matter lacks one of " + FIELDS);
        List<String> body = lines.subList(end + 1, lines.size());
        require(!body.isEmpty() && body.get(0).equals("# " + code), "its title is not " + code);
        StringBuilder section = new StringBuilder();
        for (String line : body.subList(1, body.size())) {
            if (line.startsWith("## ")) {
                section = new StringBuilder();
                sections.put(line.substring("## ".length()), section);
            } else if (!line.isBlank()) {
                section.append(section.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        require(List.copyOf(sections.keySet()).equals(SECTIONS), "its sections are not " + SECTIONS);
    }

    private void field(String line) {
        int colon = line.indexOf(": ");
        require(
                colon > 0 && FIELDS.contains(line.substring(0, colon)),
                "what is \"" + line + "\" in its front matter?");
        fields.put(line.substring(0, colon), line.substring(colon + 2).strip());
    }

    private Explanation explanation() {
        return new Explanation(
                code,
                constant(Chapter.class, "chapter"),
                constant(Severity.class, "severity"),
                fields.get("reference"),
                section(0),
                section(1),
                section(2),
                section(3));
    }

    private <E extends Enum<E>> E constant(Class<E> type, String field) {
        String name = fields.get(field).toUpperCase(Locale.ROOT).replace('-', '_');
        Optional<E> constant = Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst();
        require(constant.isPresent(), "it knows no " + field + " " + fields.get(field));
        return constant.orElseThrow();
    }

    private String section(int index) {
        String text = sections.get(SECTIONS.get(index)).toString();
        require(!text.isEmpty(), "nothing stands under \"" + SECTIONS.get(index) + "\"");
        return unescaped(text);
    }

    private static String unescaped(String markdown) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < markdown.length(); i++) {
            boolean escapes = markdown.charAt(i) == '\\' && i + 1 < markdown.length();
            text.append(markdown.charAt(escapes ? ++i : i));
        }
        return text.toString();
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException("failure-modes/" + code + ".md: " + otherwise);
        }
    }
}
