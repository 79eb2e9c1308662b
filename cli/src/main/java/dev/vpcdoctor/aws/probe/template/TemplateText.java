package dev.vpcdoctor.aws.probe.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** What the languages of templates have in common. */
final class TemplateText {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;

    private TemplateText() {}

    /**
     * A string in quotes, in ASCII: as YAML and HCL read it alike, with neither line ends nor anything that ends it early
     * (yaml.org/spec/1.2.2, "Escaped Characters"; the "Template Expressions" of HCL's native syntax specification).
     */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                quoted.append('\\').appendCodePoint(character);
            } else if (character >= FIRST_PRINTABLE && character <= LAST_PRINTABLE) {
                quoted.appendCodePoint(character);
            } else if (Character.isBmpCodePoint(character)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", character));
            } else {
                quoted.append(String.format(Locale.ROOT, "\\U%08x", character));
            }
        });
        return quoted.append('"').toString();
    }

    /** The same tree with something else in the place of a text. */
    static JsonNode replacing(JsonNode tree, String text, JsonNode replacement) {
        if (tree instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(field -> copy.set(field.getKey(), replacing(field.getValue(), text, replacement)));
            return copy;
        } else if (tree instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(replacing(item, text, replacement)));
            return copy;
        }
        return tree.isTextual() && tree.asText().equals(text) ? replacement : tree;
    }
}
