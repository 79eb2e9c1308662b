package dev.vpcdoctor.network.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Condition;
import dev.vpcdoctor.network.model.PolicyDocument.Principal;
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
            return read(new ObjectMapper().readTree(text), ofWhat);
        } catch (JsonProcessingException e) {
            return Fact.unknown("the policy of " + ofWhat + " is not JSON", "");
        }
    }

    private static Fact<PolicyDocument> read(JsonNode document, String ofWhat) {
        List<Statement> statements = new ArrayList<>();
        for (JsonNode statement : oneOrMany(document.path("Statement"))) {
            String effect = statement.path("Effect").asText();
            if (!effect.equals("Allow") && !effect.equals("Deny")) {
                return Fact.unknown("the policy of " + ofWhat + " has a statement that neither allows nor denies", "");
            }
            statements.add(statement(statement));
        }
        return statements.isEmpty()
                ? Fact.unknown("the policy of " + ofWhat + " has no statement that can be read", "")
                : Fact.known(new PolicyDocument(head(document), statements));
    }

    private static String head(JsonNode document) {
        ObjectNode others = JsonNodeFactory.instance.objectNode();
        document.properties().stream()
                .filter(field -> !field.getKey().equals("Statement"))
                .forEach(field -> others.set(field.getKey(), field.getValue()));
        String text = others.toString();
        return others.isEmpty() ? "{" : text.substring(0, text.length() - 1) + ",";
    }

    private static Statement statement(JsonNode node) {
        boolean notAction = node.has("NotAction");
        boolean notResource = node.has("NotResource");
        boolean notPrincipal = node.has("NotPrincipal");
        return new Statement(
                node.path("Effect").asText().equals("Allow"),
                texts(node.path(notAction ? "NotAction" : "Action")),
                notAction,
                texts(node.path(notResource ? "NotResource" : "Resource")),
                notResource,
                principals(node.path(notPrincipal ? "NotPrincipal" : "Principal")),
                notPrincipal,
                conditions(node.path("Condition")),
                node.toString());
    }

    private static List<Principal> principals(JsonNode node) {
        if (node.asText().equals("*")) {
            return List.of(Principal.EVERYBODY);
        }
        List<Principal> principals = new ArrayList<>();
        node.properties()
                .forEach(type ->
                        texts(type.getValue()).forEach(id -> principals.add(new Principal(type.getKey(), id))));
        return principals;
    }

    private static List<Condition> conditions(JsonNode node) {
        List<Condition> conditions = new ArrayList<>();
        node.properties()
                .forEach(operator -> operator.getValue()
                        .properties()
                        .forEach(key ->
                                conditions.add(new Condition(operator.getKey(), key.getKey(), texts(key.getValue())))));
        return conditions;
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
