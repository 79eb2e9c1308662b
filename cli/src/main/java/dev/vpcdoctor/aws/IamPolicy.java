package dev.vpcdoctor.aws;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A policy that we write, in IAM's language
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html).
 */
public record IamPolicy(List<Statement> statements) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public IamPolicy {
        statements = List.copyOf(statements);
    }

    /** What a statement does. */
    public enum Effect {
        ALLOW("Allow"),
        DENY("Deny");

        private final String word;

        Effect(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * One statement.
     *
     * @param id letters and digits, unlike those of all others in the policy
     * @param resources ARNs, in which stars may stand for parts; or one star
     * @param conditions all of which must hold
     */
    public record Statement(
            String id, Effect effect, List<String> actions, List<String> resources, List<Condition> conditions) {
        public Statement {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
            conditions = List.copyOf(conditions);
        }

        /** Allows something with everything: of lists AWS knows no narrower resource. */
        public static Statement allow(String id, List<String> actions) {
            return new Statement(id, Effect.ALLOW, actions, List.of("*"), List.of());
        }
    }

    /** A test of one context key, such as {@code StringEquals}, {@code iam:PassedToService}, {@code lambda.amazonaws.com}. */
    public record Condition(String operator, String key, String value) {}

    /** All statements of several. */
    public static IamPolicy of(IamPolicy... parts) {
        return new IamPolicy(
                Arrays.stream(parts).flatMap(part -> part.statements().stream()).toList());
    }

    /** All actions that it names. */
    public Stream<String> actions() {
        return statements.stream().flatMap(statement -> statement.actions().stream());
    }

    /** The document, on several lines. */
    public String toJson() {
        DefaultIndenter lineByLine = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(lineByLine)
                .withArrayIndenter(lineByLine);
        try {
            return JSON.writer(printer).writeValueAsString(toTree()) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written", e);
        }
    }

    private JsonNode toTree() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ArrayNode list = document.putArray("Statement");
        for (Statement statement : statements) {
            ObjectNode node = list.addObject()
                    .put("Sid", statement.id())
                    .put("Effect", statement.effect().toString());
            put(node, "Action", statement.actions());
            put(node, "Resource", statement.resources());
            if (!statement.conditions().isEmpty()) {
                ObjectNode conditions = node.putObject("Condition");
                for (Condition condition : statement.conditions()) {
                    conditions.withObjectProperty(condition.operator()).put(condition.key(), condition.value());
                }
            }
        }
        return document;
    }

    private static void put(ObjectNode node, String field, List<String> values) {
        if (values.size() == 1) {
            node.put(field, values.get(0));
        } else {
            values.forEach(node.putArray(field)::add);
        }
    }
}
