package dev.vpcdoctor.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds the tree of one JSON value after another. Unlike Jackson's own builder it hands out what it has when the file is
 * cut off, notices when an object contradicts itself, keeps numbers exactly, and stores equal texts once: ids repeat
 * many times in AWS's answers.
 */
final class TreeBuilder {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** In the frames: the document, its list, an entry of the list. */
    private static final int ENTRY_DEPTH = 2;

    private static final int LONGEST_SHARED_TEXT = 64;

    private final TextNode[] sharedTexts = new TextNode[1 << 14];
    private final List<Frame> frames = new ArrayList<>();
    private final List<Contradiction> contradictions = new ArrayList<>();

    /**
     * A field that stands twice in one object, with different values.
     *
     * @param inEntry whether only an entry of a list is lost by it
     */
    record Contradiction(String pointer, int line, int column, boolean inEntry) {}

    private static final class Frame {
        final JsonNode node;
        String field = "";
        boolean spoilt;

        Frame(JsonNode node) {
            this.node = node;
        }
    }

    /**
     * Reads the value at the parser's current token, to its end. In place of an entry of a list, or of a field of the
     * document, that contradicts itself stands a missing node.
     */
    JsonNode build(JsonParser parser) throws IOException {
        frames.clear();
        contradictions.clear();
        while (true) {
            JsonNode done = accept(parser);
            if (done != null && frames.isEmpty()) {
                return done;
            }
            if (done != null) {
                attach(done, parser);
            }
            if (parser.nextToken() == null) {
                throw new IOException("the tokens ended inside a value");
            }
        }
    }

    /** What contradicted itself in the value that was built last, or that is being built. */
    List<Contradiction> contradictions() {
        return List.copyOf(contradictions);
    }

    /** After a failed {@link #build}: the value with all entries of its lists that were complete, if there is any such. */
    Optional<JsonNode> partial() {
        if (frames.isEmpty() || !(frames.get(0).node instanceof ObjectNode root)) {
            return Optional.empty();
        }
        String field = frames.get(0).field;
        if (frames.size() > 1 && frames.get(1).node instanceof ArrayNode list && !root.has(field)) {
            root.set(field, list);
        }
        return root.isEmpty() ? Optional.empty() : Optional.of(root);
    }

    /** The node that the current token completes, or null when it opens something or names a field. */
    private JsonNode accept(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> open(NODES.objectNode());
            case START_ARRAY -> open(NODES.arrayNode());
            case FIELD_NAME -> name(parser.currentName());
            case END_OBJECT, END_ARRAY -> close();
            case VALUE_STRING -> text(parser);
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(parser.getDecimalValue());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.getInstance();
            case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> throw new IOException("JSON has no token " + token);
        };
    }

    private JsonNode open(JsonNode container) {
        frames.add(new Frame(container));
        return null;
    }

    private JsonNode name(String field) {
        frames.get(frames.size() - 1).field = field;
        return null;
    }

    private JsonNode close() {
        Frame closed = frames.remove(frames.size() - 1);
        return closed.spoilt ? MissingNode.getInstance() : closed.node;
    }

    private void attach(JsonNode done, JsonParser parser) {
        Frame parent = frames.get(frames.size() - 1);
        if (parent.node instanceof ArrayNode list) {
            list.add(done);
            return;
        }
        JsonNode before = ((ObjectNode) parent.node).replace(parent.field, done);
        if (before != null && !before.equals(done)) {
            boolean inEntry = frames.size() > ENTRY_DEPTH && frames.get(1).node instanceof ArrayNode;
            if (frames.size() == 1) {
                ((ObjectNode) parent.node).set(parent.field, MissingNode.getInstance());
            } else {
                frames.get(inEntry ? ENTRY_DEPTH : 1).spoilt = true;
            }
            contradictions.add(new Contradiction(
                    parser.getParsingContext().pathAsPointer().toString(),
                    parser.currentLocation().getLineNr(),
                    parser.currentLocation().getColumnNr(),
                    inEntry));
        }
    }

    private JsonNode text(JsonParser parser) throws IOException {
        int length = parser.getTextLength();
        String text = parser.getText();
        if (length > LONGEST_SHARED_TEXT) {
            return TextNode.valueOf(text);
        }
        int slot = text.hashCode() & (sharedTexts.length - 1);
        TextNode shared = sharedTexts[slot];
        if (shared == null || !shared.textValue().equals(text)) {
            shared = TextNode.valueOf(text);
            sharedTexts[slot] = shared;
        }
        return shared;
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> IntNode.valueOf(parser.getIntValue());
            case LONG -> LongNode.valueOf(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> BigIntegerNode.valueOf(parser.getBigIntegerValue());
        };
    }
}
