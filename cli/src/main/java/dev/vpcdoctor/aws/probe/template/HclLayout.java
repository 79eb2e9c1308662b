package dev.vpcdoctor.aws.probe.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * HCL as {@code terraform fmt} leaves it, whatever was filled in: equals signs stand below each other in lines that follow
 * each other. A list that fits stands in one line.
 */
final class HclLayout {
    private static final int LONGEST_LIST = 80;
    private static final Pattern LIST = Pattern.compile("\\[\n(?<items>[^\\[\\]{}]+),\n *\\]");
    /** What ends with a bracket goes on in the next line. */
    private static final Pattern ARGUMENT = Pattern.compile("(?<name> *(?:\\w+|\"[^\"]*\")) += (?<value>.*[^\\[({])");

    private HclLayout() {}

    static String of(String hcl) {
        return aligned(LIST.matcher(hcl).replaceAll(list -> Matcher.quoteReplacement(inALineIfItFits(list))));
    }

    private static String inALineIfItFits(MatchResult list) {
        String inALine = list.group("items").lines().map(String::strip).collect(Collectors.joining(" ", "[", "]"));
        return inALine.length() <= LONGEST_LIST ? inALine : list.group();
    }

    private static String aligned(String hcl) {
        StringBuilder text = new StringBuilder();
        List<MatchResult> arguments = new ArrayList<>();
        for (String line : hcl.lines().toList()) {
            Matcher argument = ARGUMENT.matcher(line);
            if (argument.matches()) {
                arguments.add(argument);
            } else {
                text.append(aligned(arguments)).append(line).append('\n');
                arguments.clear();
            }
        }
        return text.append(aligned(arguments)).toString();
    }

    private static String aligned(List<MatchResult> arguments) {
        int longest = arguments.stream()
                .mapToInt(argument -> argument.group("name").length())
                .max()
                .orElse(0);
        return arguments.stream()
                .map(argument -> argument.group("name")
                        + " ".repeat(longest - argument.group("name").length())
                        + " = " + argument.group("value") + "\n")
                .collect(Collectors.joining());
    }
}
