package dev.vpcdoctor.network.model;

import java.util.List;

/** A policy in IAM's language, as far as it is needed to see whom and what it lets through. */
public record PolicyDocument(List<Statement> statements) {
    /** What AWS gives to an endpoint for which nobody wrote a policy. */
    public static final PolicyDocument FULL_ACCESS =
            new PolicyDocument(List.of(new Statement(true, List.of("*"), false, List.of("*"), false, true, false)));

    public PolicyDocument {
        statements = List.copyOf(statements);
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
