package dev.vpcdoctor.network.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A policy in IAM's language, as far as it is needed to see whom and what it lets through.
 *
 * @param text the whole policy as compact JSON, its list of statements last, so that a statement can be put to it
 */
public record PolicyDocument(List<Statement> statements, String text) {
    /** What AWS gives to an endpoint for which nobody wrote a policy. */
    public static final PolicyDocument FULL_ACCESS = new PolicyDocument(
            List.of(Statement.allowing(List.of("*"))),
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}");

    private static final String END = "]}";

    public PolicyDocument {
        statements = List.copyOf(statements);
        if (!text.endsWith(END)) {
            throw new IllegalArgumentException("the statements do not stand last in " + text);
        }
    }

    /** The policy with one more statement: everybody may do everything with these resources. */
    public PolicyDocument allowing(List<String> resources) {
        List<Statement> more = new ArrayList<>(statements);
        more.add(Statement.allowing(resources));
        String statement = "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":[\""
                + String.join("\",\"", resources) + "\"]}";
        return new PolicyDocument(more, text.substring(0, text.length() - END.length()) + "," + statement + END);
    }

    /**
     * One statement.
     *
     * @param allow false for Deny
     * @param actions of Action, or of NotAction if {@code notActions}
     * @param resources of Resource, or of NotResource if {@code notResources}
     * @param anyPrincipal whether it holds for everybody
     * @param conditional whether it has a Condition
     */
    public record Statement(
            boolean allow,
            List<String> actions,
            boolean notActions,
            List<String> resources,
            boolean notResources,
            boolean anyPrincipal,
            boolean conditional) {
        public Statement {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
        }

        static Statement allowing(List<String> resources) {
            return new Statement(true, List.of("*"), false, resources, false, true, false);
        }
    }

    /** Whether a pattern covers some text that begins in a certain way: an object of a bucket, whichever. */
    public static boolean mayMatchFrom(String pattern, String beginning) {
        boolean[] reached = new boolean[pattern.length() + 1];
        reached[0] = true;
        for (int t = 0; t < beginning.length(); t++) {
            boolean[] next = new boolean[pattern.length() + 1];
            for (int p = 0; p < pattern.length(); p++) {
                boolean star = pattern.charAt(p) == '*';
                if (!reached[p]) {
                    continue;
                }
                if (star) {
                    reached[p + 1] = true;
                    next[p] = true;
                } else if (pattern.charAt(p) == '?' || pattern.charAt(p) == beginning.charAt(t)) {
                    next[p + 1] = true;
                }
            }
            reached = next;
        }
        for (boolean any : reached) {
            if (any) {
                return true;
            }
        }
        return false;
    }

    /** Whether a pattern with {@code *} and {@code ?} covers a text; case counts. */
    public static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
