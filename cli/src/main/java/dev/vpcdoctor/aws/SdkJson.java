package dev.vpcdoctor.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Writes any answer of the SDK as the JSON that the AWS CLI prints: both name their fields by the same description of the
 * API. What AWS did not say is left out.
 */
final class SdkJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");
    private static final String NO_FRACTION = ".000000";

    private SdkJson() {}

    static ObjectNode write(SdkPojo answer) {
        ObjectNode object = NODES.objectNode();
        for (SdkField<?> field : answer.sdkFields()) {
            Object value = field.getValueOrDefault(answer);
            boolean said = value != null
                    && !(value instanceof SdkAutoConstructList)
                    && !(value instanceof SdkAutoConstructMap);
            if (said) {
                object.set(field.memberName(), value(value));
            }
        }
        return object;
    }

    private static JsonNode value(Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case SdkPojo pojo -> write(pojo);
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            case String text -> NODES.textNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Float number -> NODES.numberNode(new BigDecimal(number.toString()));
            case Double number -> NODES.numberNode(BigDecimal.valueOf(number));
            case BigDecimal number -> NODES.numberNode(number);
            case Instant time ->
                NODES.textNode(TIME.format(time.atOffset(ZoneOffset.UTC)).replace(NO_FRACTION, ""));
            case SdkBytes bytes -> NODES.textNode(Base64.getEncoder().encodeToString(bytes.asByteArray()));
            case Document document -> NODES.textNode(document.toString());
            default ->
                throw new IllegalArgumentException(
                        "the SDK's " + value.getClass().getName() + " has no form in JSON");
        };
    }

    private static ArrayNode list(List<?> list) {
        ArrayNode array = NODES.arrayNode(list.size());
        list.forEach(entry -> array.add(value(entry)));
        return array;
    }

    private static ObjectNode map(Map<?, ?> map) {
        ObjectNode object = NODES.objectNode();
        map.forEach((key, entry) -> object.set(String.valueOf(key), value(entry)));
        return object;
    }
}
