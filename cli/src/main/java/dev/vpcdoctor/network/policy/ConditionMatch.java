package dev.vpcdoctor.network.policy;

import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Condition;
import java.util.List;

/**
 * Whether one test of one context key holds
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html). Numbers, dates and
 * addresses are not compared: no key that is known holds one.
 */
final class ConditionMatch {
    private static final String IF_EXISTS = "IfExists";
    private static final String FOR_ALL = "ForAllValues:";
    private static final String FOR_ANY = "ForAnyValue:";
    private static final List<String> NEGATED = List.of(
            "StringNotEquals",
            "StringNotEqualsIgnoreCase",
            "StringNotLike",
            "NumericNotEquals",
            "DateNotEquals",
            "NotIpAddress",
            "ArnNotEquals",
            "ArnNotLike");

    private final Condition condition;
    private final String operator;
    private final boolean ifExists;
    private final boolean forAll;
    private final boolean forAny;

    ConditionMatch(Condition condition) {
        this.condition = condition;
        String text = condition.operator();
        forAll = text.startsWith(FOR_ALL);
        forAny = text.startsWith(FOR_ANY);
        ifExists = text.endsWith(IF_EXISTS);
        operator = text.substring(
                forAll ? FOR_ALL.length() : forAny ? FOR_ANY.length() : 0,
                text.length() - (ifExists ? IF_EXISTS.length() : 0));
    }

    Match in(RequestContext context) {
        RequestContext.Value value = context.get(condition.key());
        if (operator.equals("Null")) {
            return absence(value);
        }
        return switch (value) {
            case RequestContext.Value.Unknown unknown -> Match.UNKNOWN;
            case RequestContext.Value.Absent absent -> whereAbsent();
            case RequestContext.Value.Present present -> compare(present.text());
        };
    }

    /** A key that is not there fits what must not be, and what need not be there. Any of no values is none. */
    private Match whereAbsent() {
        return Match.of(forAll || (!forAny && (ifExists || NEGATED.contains(operator))));
    }

    /** {@code Null: true} asks that the key be absent. */
    private Match absence(RequestContext.Value value) {
        return switch (value) {
            case RequestContext.Value.Unknown unknown -> Match.UNKNOWN;
            case RequestContext.Value.Absent absent -> asks("true");
            case RequestContext.Value.Present present -> asks("false");
        };
    }

    private Match asks(String answer) {
        return Match.of(condition.values().stream().anyMatch(answer::equalsIgnoreCase));
    }

    private Match compare(String value) {
        return switch (operator) {
            case "StringEquals" -> any(pattern -> pattern.equals(value));
            case "StringNotEquals" -> any(pattern -> pattern.equals(value)).not();
            case "StringEqualsIgnoreCase", "Bool" -> any(pattern -> pattern.equalsIgnoreCase(value));
            case "StringNotEqualsIgnoreCase" ->
                any(pattern -> pattern.equalsIgnoreCase(value)).not();
            case "StringLike", "ArnEquals", "ArnLike" -> any(pattern -> PolicyDocument.matches(pattern, value));
            case "StringNotLike", "ArnNotEquals", "ArnNotLike" ->
                any(pattern -> PolicyDocument.matches(pattern, value)).not();
            default -> Match.UNKNOWN;
        };
    }

    private interface Comparison {
        boolean holds(String pattern);
    }

    /** One value that fits is enough; what a policy variable stands for is not known. */
    private Match any(Comparison comparison) {
        return Match.any(
                condition.values(),
                pattern -> pattern.contains("${") ? Match.UNKNOWN : Match.of(comparison.holds(pattern)));
    }
}
