package dev.vpcdoctor.network.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import dev.vpcdoctor.snapshot.Resource;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of one JSON object, by type. A field that is not there or null is absent; one of another type is refused with
 * its place.
 */
final class Fields {
    private final JsonNode node;
    private final String file;
    private final String pointer;

    private Fields(JsonNode node, String file, String pointer) {
        this.node = node;
        this.file = file;
        this.pointer = pointer;
    }

    static Fields of(Resource resource) {
        return new Fields(
                resource.json(), resource.origin().file(), resource.origin().pointer());
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** A text that must be there. */
    String text(String name) {
        return optionalText(name).orElseThrow(() -> refusal(name, "a text"));
    }

    /** A text; AWS writes some absent ones as an empty text. */
    Optional<String> optionalText(String name) {
        JsonNode value = node.path(name);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw refusal(name, "a text");
        }
        return value.textValue().isEmpty() ? Optional.empty() : Optional.of(value.textValue());
    }

    /** A host name as the model keeps it: lower case, without a final dot. */
    Optional<String> hostName(String name) {
        return optionalText(name).map(Fields::toHostName);
    }

    static String toHostName(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    Optional<Boolean> flag(String name) {
        JsonNode value = node.path(name);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw refusal(name, "true or false");
        }
        return Optional.of(value.booleanValue());
    }

    Optional<Integer> integer(String name) {
        JsonNode value = node.path(name);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw refusal(name, "a whole number");
        }
        return Optional.of(value.intValue());
    }

    Optional<Double> number(String name) {
        JsonNode value = node.path(name);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isNumber()) {
            throw refusal(name, "a number");
        }
        return Optional.of(value.doubleValue());
    }

    /** A document in a document: as JSON, or as the text that AWS's API sends, which may be URL-encoded. */
    Optional<String> document(String name) {
        JsonNode value = node.path(name);
        if (value.isObject()) {
            return Optional.of(value.toString());
        }
        return optionalText(name)
                .map(text -> text.startsWith("%7B") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text);
    }

    Cidr cidr(String name) {
        return optionalCidr(name).orElseThrow(() -> refusal(name, "an address block such as 10.0.0.0/16"));
    }

    Optional<Cidr> optionalCidr(String name) {
        return optionalText(name)
                .map(text ->
                        Cidr.tryParse(text).orElseThrow(() -> refusal(name, "an address block such as 10.0.0.0/16")));
    }

    Optional<IpAddress> address(String name) {
        return optionalText(name)
                .map(text -> IpAddress.tryParse(text).orElseThrow(() -> refusal(name, "an IP address")));
    }

    Optional<Fields> object(String name) {
        JsonNode value = node.path(name);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isObject()) {
            throw refusal(name, "an object");
        }
        return Optional.of(new Fields(value, file, pointer + "/" + name));
    }

    /** The objects of a list; none when the list is absent. */
    List<Fields> objects(String name) {
        JsonNode list = list(name);
        List<Fields> objects = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            if (!list.get(i).isObject()) {
                throw refusal(name + "/" + i, list.get(i), "an object");
            }
            objects.add(new Fields(list.get(i), file, pointer + "/" + name + "/" + i));
        }
        return objects;
    }

    /** The texts of a list; none when the list is absent. */
    List<String> texts(String name) {
        JsonNode list = list(name);
        List<String> texts = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            if (!list.get(i).isTextual()) {
                throw refusal(name + "/" + i, list.get(i), "a text");
            }
            texts.add(list.get(i).textValue());
        }
        return texts;
    }

    /** All fields as texts, by their names. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> optionalText(name).ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    /** The one field of each object of a list. */
    List<String> texts(String list, String field) {
        return objects(list).stream().map(entry -> entry.text(field)).toList();
    }

    /** The value of a tag, under any of the names that AWS has for lists of tags. */
    Optional<String> tag(String key) {
        for (String list : List.of("Tags", "TagSet", "TagList")) {
            for (Fields tag : objects(list)) {
                if (tag.optionalText("Key").equals(Optional.of(key))) {
                    return tag.optionalText("Value");
                }
            }
        }
        return Optional.empty();
    }

    FieldException refusal(String name, String expected) {
        return refusal(name, node.path(name), expected);
    }

    private FieldException refusal(String path, JsonNode found, String expected) {
        return new FieldException(file, pointer + "/" + path, "expected " + expected + ", found " + describe(found));
    }

    private JsonNode list(String name) {
        JsonNode value = node.path(name);
        if (!isAbsent(value) && !value.isArray()) {
            throw refusal(name, "a list");
        }
        return value;
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String describe(JsonNode found) {
        return switch (found.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case BOOLEAN, NUMBER -> found.asText().length() <= 20 ? found.asText() : "a long number";
            case STRING, BINARY -> found.asText().length() <= 50 ? "'" + found.asText() + "'" : "a long text";
            case NULL, MISSING -> "nothing";
        };
    }
}
