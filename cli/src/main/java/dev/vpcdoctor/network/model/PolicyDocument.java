package dev.vpcdoctor.network.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A policy in IAM's language, as far as it is needed to see whom and what it lets through
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html).
 *
 * @param head what stands before the statements as compact JSON: its brace and, as a rule, its version
 */
public record PolicyDocument(String head, List<Statement> statements) {
    /** What AWS gives to an endpoint for which nobody wrote a policy. */
    public static final PolicyDocument FULL_ACCESS =
            new PolicyDocument("{", List.of(Statement.allowingEverybody(List.of("*"))));

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /** The whole policy as compact JSON. */
    public String text() {
        return head + "\"Statement\":["
                + String.join(",", statements.stream().map(Statement::text).toList())
                + "]}";
    }

    /** The policy with one more statement. */
    public PolicyDocument with(Statement statement) {
        List<Statement> more = new ArrayList<>(statements);
        more.add(statement);
        return new PolicyDocument(head, more);
    }

    /** The policy with one statement in the place of another. */
    public PolicyDocument replacing(Statement old, Statement changed) {
        return new PolicyDocument(
                head,
                statements.stream().map(one -> one.equals(old) ? changed : one).toList());
    }

    /**
     * One statement.
     *
     * @param allow false for Deny
     * @param actions of Action, or of NotAction if {@code notActions}
     * @param resources of Resource, or of NotResource if {@code notResources}; none in a trust policy
     * @param principals of Principal, or of NotPrincipal if {@code notPrincipals}; none in a policy of a role
     * @param text the whole statement as compact JSON
     */
    public record Statement(
            boolean allow,
            List<String> actions,
            boolean notActions,
            List<String> resources,
            boolean notResources,
            List<Principal> principals,
            boolean notPrincipals,
            List<Condition> conditions,
            String text) {
        public Statement {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
            principals = List.copyOf(principals);
            conditions = List.copyOf(conditions);
        }

        /** Everybody may do everything with some resources. */
        public static Statement allowingEverybody(List<String> resources) {
            String named = resources.size() == 1 ? quoted(resources.get(0)) : list(resources);
            return new Statement(
                    true,
                    List.of("*"),
                    false,
                    resources,
                    false,
                    List.of(Principal.EVERYBODY),
                    false,
                    List.of(),
                    "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":" + named + "}");
        }

        /** Whoever has the policy may do some actions with everything. */
        public static Statement allowing(List<String> actions) {
            return new Statement(
                    true,
                    actions,
                    false,
                    List.of("*"),
                    false,
                    List.of(),
                    false,
                    List.of(),
                    "{\"Effect\":\"Allow\",\"Action\":" + list(actions) + ",\"Resource\":\"*\"}");
        }

        /** A service may assume the role. */
        public static Statement trusting(String service) {
            return new Statement(
                    true,
                    List.of("sts:AssumeRole"),
                    false,
                    List.of(),
                    false,
                    List.of(new Principal("Service", service)),
                    false,
                    List.of(),
                    "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"" + service
                            + "\"},\"Action\":\"sts:AssumeRole\"}");
        }

        /** The statement, where it had no condition, under one. */
        public Statement under(Condition condition) {
            if (conditional()) {
                throw new IllegalStateException("the statement has a condition already: " + text);
            }
            return new Statement(
                    allow,
                    actions,
                    notActions,
                    resources,
                    notResources,
                    principals,
                    notPrincipals,
                    List.of(condition),
                    text.substring(0, text.length() - 1) + ",\"Condition\":{" + quoted(condition.operator()) + ":{"
                            + quoted(condition.key()) + ":" + list(condition.values()) + "}}}");
        }

        /** Whether it is said of everybody; it may still be under a condition. */
        public boolean anyPrincipal() {
            return !notPrincipals && principals.contains(Principal.EVERYBODY);
        }

        public boolean conditional() {
            return !conditions.isEmpty();
        }

        private static String list(List<String> texts) {
            return "[" + String.join(",", texts.stream().map(Statement::quoted).toList()) + "]";
        }

        private static String quoted(String text) {
            return "\"" + text + "\"";
        }
    }

    /**
     * Of whom a statement speaks.
     *
     * @param type {@code AWS}, {@code Service}, {@code Federated} or {@code CanonicalUser}
     * @param id such as {@code lambda.amazonaws.com}, an ARN, or {@code *}
     */
    public record Principal(String type, String id) {
        /** {@code "*"} and {@code {"AWS": "*"}} mean the same. */
        public static final Principal EVERYBODY = new Principal("AWS", "*");
    }

    /**
     * One test of one context key.
     *
     * @param operator as IAM names it, with what stands before and after: {@code ForAnyValue:StringLikeIfExists}
     */
    public record Condition(String operator, String key, List<String> values) {
        public Condition {
            values = List.copyOf(values);
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
