package dev.vpcdoctor.report;

import java.util.ArrayList;
import java.util.List;

/** Shell commands as a fix holds them, each of which may stand in several lines that end in a backslash. */
final class Commands {
    private static final String GO_ON = " \\";
    private static final int INDENT_OF_REST = 4;

    private Commands() {}

    /** Each command in one line, however it was broken before. */
    static List<String> joined(List<String> lines) {
        List<String> commands = new ArrayList<>();
        StringBuilder command = new StringBuilder();
        for (String each : lines) {
            for (String line : each.split("\n", -1)) {
                boolean goesOn = line.endsWith("\\");
                String words = (goesOn ? line.substring(0, line.length() - 1) : line).strip();
                command.append(command.isEmpty() ? "" : " ").append(words);
                if (!goesOn) {
                    commands.add(command.toString());
                    command.setLength(0);
                }
            }
        }
        if (!command.isEmpty()) {
            commands.add(command.toString());
        }
        return commands;
    }

    /** One command broken before options, so that it can be pasted as it stands. What is quoted is never broken. */
    static List<String> broken(String command, int width) {
        if (LineWrap.length(command) <= width || command.startsWith("#")) {
            return List.of(command);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : parts(command)) {
            int indent = lines.isEmpty() ? 0 : INDENT_OF_REST;
            if (!line.isEmpty() && indent + length(line) + 1 + LineWrap.length(part) + GO_ON.length() > width) {
                lines.add(" ".repeat(indent) + line + GO_ON);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(part);
        }
        lines.add(" ".repeat(lines.isEmpty() ? 0 : INDENT_OF_REST) + line);
        return lines;
    }

    private static int length(CharSequence text) {
        return LineWrap.length(text);
    }

    /** The command's name, then each option with its values. */
    private static List<String> parts(String command) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ' ' && command.startsWith("--", i + 1)) {
                parts.add(part.toString());
                part.setLength(0);
                continue;
            }
            part.append(c);
        }
        parts.add(part.toString());
        return parts;
    }
}
