package dev.vpcdoctor.network.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a policy in IAM's language
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html).
 */
final class PolicyReader {
    private PolicyReader() {}

    /** A policy from its JSON text; unknown when the text is not one. */
    static Fact<PolicyDocument> read(String text, String ofWhat) {
        try {
            JsonNode document = new ObjectMapper().readTree(text);
            List<Statement> statements = new ArrayList<>();
            for (JsonNode statement : oneOrMany(document.path("Statement"))) {
                statements.add(statement(statement));
            }
            return statements.isEmpty()
                    ? Fact.unknown("the policy of " + ofWhat + " has no statement that can be read", "")
                    : Fact.known(new PolicyDocument(statements, compact(document)));
        } catch (JsonProcessingException e) {
            return Fact.unknown("the policy of " + ofWhat + " is not JSON", "");
        }
    }

    private static String compact(JsonNode document) {
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        document.properties().stream()
                .filter(field -> !field.getKey().equals("Statement"))
                .forEach(field -> sorted.set(field.getKey(), field.getValue()));
        ArrayNode statements = sorted.putArray("Statement");
        oneOrMany(document.path("Statement")).forEach(statements::add);
        return sorted.toString();
    }

    private static Statement statement(JsonNode node) {
        boolean notAction = node.has("NotAction");
        boolean notResource = node.has("NotResource");
        return new Statement(
                node.path("Effect").asText().equals("Allow"),
                texts(node.path(notAction ? "NotAction" : "Action")),
                notAction,
                texts(node.path(notResource ? "NotResource" : "Resource")),
                notResource,
                isEverybody(node.path("Principal")),
                !node.path("Condition").isEmpty());
    }

    private static boolean isEverybody(JsonNode principal) {
        return principal.asText().equals("*") || texts(principal.path("AWS")).contains("*");
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        oneOrMany(node).forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static List<JsonNode> oneOrMany(JsonNode node) {
        List<JsonNode> nodes = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(nodes::add);
        } else if (!node.isMissingNode() && !node.isNull()) {
            nodes.add(node);
        }
        return nodes;
    }
}
