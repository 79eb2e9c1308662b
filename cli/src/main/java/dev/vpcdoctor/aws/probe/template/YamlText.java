package dev.vpcdoctor.aws.probe.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A tree of JSON as YAML in blocks; every text is quoted, so that none means something else. */
final class YamlText {
    private static final String STEP = "  ";

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    static String of(JsonNode object) {
        YamlText yaml = new YamlText();
        yaml.fields(object, "", "");
        return yaml.text.toString();
    }

    /**
     * Writes the fields of an object.
     *
     * @param first what stands before the first one, in place of the indent
     */
    private void fields(JsonNode object, String indent, String first) {
        String before = first;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            text.append(before).append(key(field.getKey())).append(':');
            value(field.getValue(), indent);
            before = indent;
        }
    }

    private void value(JsonNode node, String indent) {
        if (node.isEmpty() && node.isContainerNode()) {
            text.append(node.isArray() ? " []\n" : " {}\n");
        } else if (node.isObject()) {
            text.append('\n');
            fields(node, indent + STEP, indent + STEP);
        } else if (node.isArray()) {
            text.append('\n');
            for (JsonNode item : node) {
                item(item, indent + STEP);
            }
        } else {
            text.append(' ').append(scalar(node)).append('\n');
        }
    }

    private void item(JsonNode item, String indent) {
        if (item.isObject() && !item.isEmpty()) {
            fields(item, indent + STEP, indent + "- ");
        } else if (item.isContainerNode()) {
            throw new IllegalArgumentException("no template has a list in a list, or nothing in one");
        } else {
            text.append(indent).append("- ").append(scalar(item)).append('\n');
        }
    }

    private static String key(String key) {
        return key.matches("[A-Za-z][A-Za-z0-9:]*[A-Za-z0-9]") ? key : TemplateText.quoted(key);
    }

    private static String scalar(JsonNode node) {
        return node.isTextual() ? TemplateText.quoted(node.asText()) : node.toString();
    }
}
