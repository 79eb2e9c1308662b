package dev.vpcdoctor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown file as far as its links and its code go. Of the forms of links it knows {@code [text](target)}, and {@code
 * [text][]} with {@code [text]: target}; nothing inside of code is a link.
 *
 * @param path from the module's folder
 */
record MarkdownDocument(Path path) {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern INDENTED = Pattern.compile("(?m)^ {4}.*$");
    private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
    private static final Pattern INLINE = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern DEFINED = Pattern.compile("(?m)^\\[([^\\]]+)\\]: (\\S+)$");
    private static final Pattern USED = Pattern.compile("\\[([^\\]]+)\\]\\[\\]");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
    private static final Pattern NOT_IN_AN_ANCHOR = Pattern.compile("[^\\p{L}\\p{N} _-]");

    /** What its links lead to within the repository, as they are written. */
    List<String> links() throws IOException {
        String text = prose();
        List<String> links = new ArrayList<>(matches(INLINE, text, 1));
        links.addAll(definitions(text).values());
        return links.stream().filter(link -> !link.matches("[a-z]+:.*")).toList();
    }

    /** The links that lead nowhere: no such file, no such heading, or no definition. */
    List<String> brokenLinks() throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : links()) {
            int hash = link.indexOf('#');
            String file = hash < 0 ? link : link.substring(0, hash);
            Path target = file.isEmpty() ? path : path.resolveSibling(file);
            boolean isThere = Files.exists(target)
                    && (hash < 0 || new MarkdownDocument(target).anchors().contains(link.substring(hash + 1)));
            if (!isThere) {
                broken.add(link);
            }
        }
        String text = prose();
        Set<String> used = new HashSet<>(matches(USED, text, 1));
        Set<String> defined = definitions(text).keySet();
        used.stream().filter(name -> !defined.contains(name)).forEach(name -> broken.add("[" + name + "][]"));
        defined.stream().filter(name -> !used.contains(name)).forEach(name -> broken.add("[" + name + "]: unused"));
        return broken;
    }

    /** What stands between backticks. */
    List<String> codeSpans() throws IOException {
        return matches(SPAN, INDENTED.matcher(withoutFences()).replaceAll(""), 1);
    }

    /** The headings as they stand in a link; a second one of the same words gets a number. */
    Set<String> anchors() throws IOException {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> times = new HashMap<>();
        for (String heading : matches(HEADING, withoutFences(), 1)) {
            String anchor = NOT_IN_AN_ANCHOR
                    .matcher(heading.toLowerCase(Locale.ROOT))
                    .replaceAll("")
                    .replace(' ', '-');
            int before = times.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    private static Map<String, String> definitions(String text) {
        Map<String, String> definitions = new LinkedHashMap<>();
        Matcher matcher = DEFINED.matcher(text);
        while (matcher.find()) {
            definitions.put(matcher.group(1), matcher.group(2));
        }
        return definitions;
    }

    private String prose() throws IOException {
        return SPAN.matcher(INDENTED.matcher(withoutFences()).replaceAll("")).replaceAll("");
    }

    private String withoutFences() throws IOException {
        return FENCED.matcher(Files.readString(path)).replaceAll("");
    }

    private static List<String> matches(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(found -> found.group(group)).toList();
    }
}
