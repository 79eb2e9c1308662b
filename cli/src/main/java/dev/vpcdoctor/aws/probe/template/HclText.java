package dev.vpcdoctor.aws.probe.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A tree of JSON in HCL, the language of Terraform, laid out as terraform fmt does. */
final class HclText {
    private static final String STEP = "  ";
    private static final int LONGEST_LIST = 80;

    private HclText() {}

    /** Something that Terraform works out. */
    private record Expression(String hcl) {}

    /** What HCL writes as a block, and not as a value. */
    private record Block(ObjectNode body) {}

    /** A function of Terraform with one argument. */
    private record Call(String function, JsonNode argument) {}

    /** A place in a tree for something that Terraform works out. */
    static JsonNode expression(String hcl) {
        return JsonNodeFactory.instance.pojoNode(new Expression(hcl));
    }

    static JsonNode block(ObjectNode body) {
        return JsonNodeFactory.instance.pojoNode(new Block(body));
    }

    static JsonNode call(String function, JsonNode argument) {
        return JsonNodeFactory.instance.pojoNode(new Call(function, argument));
    }

    /** A block of the first level, such as {@code resource "aws_iam_role" "probe"}. */
    static String block(String head, ObjectNode body) {
        return head + " {\n" + fields(body, STEP) + "}\n";
    }

    /** A string in quotes, in which nothing is worked out. */
    static String quoted(String text) {
        return TemplateText.quoted(text).replace("${", "$${").replace("%{", "%%{");
    }

    /** Equals signs stand below each other in lines that follow each other. */
    private static String fields(ObjectNode object, String indent) {
        StringBuilder text = new StringBuilder();
        List<String[]> lines = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String key = key(field.getKey());
            if (field.getValue() instanceof POJONode place && place.getPojo() instanceof Block block) {
                text.append(aligned(lines, indent)).append(text.isEmpty() ? "" : "\n");
                text.append(indent).append(key).append(" {\n");
                text.append(fields(block.body(), indent + STEP));
                text.append(indent).append("}\n");
                continue;
            }
            String value = value(field.getValue(), indent);
            if (value.contains("\n")) {
                text.append(aligned(lines, indent));
                text.append(indent).append(key).append(" = ").append(value).append('\n');
            } else {
                lines.add(new String[] {key, value});
            }
        }
        return text.append(aligned(lines, indent)).toString();
    }

    private static String aligned(List<String[]> lines, String indent) {
        int longest = lines.stream().mapToInt(line -> line[0].length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (String[] line : lines) {
            text.append(indent)
                    .append(line[0])
                    .append(" ".repeat(longest - line[0].length()))
                    .append(" = ")
                    .append(line[1])
                    .append('\n');
        }
        lines.clear();
        return text.toString();
    }

    private static String value(JsonNode node, String indent) {
        if (node instanceof POJONode place) {
            return switch (place.getPojo()) {
                case Expression expression -> expression.hcl();
                case Call call -> call.function() + "(" + value(call.argument(), indent) + ")";
                default -> throw new IllegalArgumentException("no value of HCL: " + place.getPojo());
            };
        } else if (node instanceof ObjectNode object) {
            return "{\n" + fields(object, indent + STEP) + indent + "}";
        } else if (node.isArray()) {
            return list(node, indent);
        }
        return node.isTextual() ? quoted(node.asText()) : node.toString();
    }

    private static String list(JsonNode list, String indent) {
        StringJoiner inALine = new StringJoiner(", ", "[", "]");
        StringBuilder lineByLine = new StringBuilder("[\n");
        for (JsonNode item : list) {
            String value = value(item, indent + STEP);
            inALine.add(value);
            lineByLine.append(indent).append(STEP).append(value).append(",\n");
        }
        boolean fits = inALine.length() <= LONGEST_LIST && !inALine.toString().contains("\n");
        return fits ? inALine.toString() : lineByLine.append(indent).append(']').toString();
    }

    private static String key(String key) {
        return key.matches("[A-Za-z][A-Za-z0-9_]*") ? key : quoted(key);
    }
}
