package dev.vpcdoctor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vpcdoctor.snapshot.Document;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What is not as in the base world. Resources are named by the top-level key of AWS's answer and their id.
 *
 * @param change by key and id: a {@link MergePatch} of the resource, null to take it out; null in place of the ids for an
 *     answer that nobody asked AWS for
 * @param add by key: resources that the base world does not have
 * @param refused by operation: AWS's error code; the answers of that operation are not there then
 */
record WorldChanges(JsonNode change, JsonNode add, JsonNode refused) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    List<Document> applyTo(List<Document> world) {
        List<ObjectNode> roots = new ArrayList<>();
        world.forEach(document -> roots.add((ObjectNode) document.root()));
        each(change, (key, byId) -> change(roots, key, byId));
        List<ObjectNode> more = new ArrayList<>();
        each(add, (key, resources) -> add(roots, more, key, resources));
        each(refused, (operation, code) -> refuse(roots, more, operation, code));
        List<Document> changed = new ArrayList<>();
        for (int i = 0; i < roots.size(); i++) {
            Document before = world.get(i);
            changed.add(new Document(
                    before.file(), before.index(), before.account(), before.region(), roots.get(i), before.damage()));
        }
        for (ObjectNode root : more) {
            changed.add(Document.of(folder(world) + "scenario.json", root));
        }
        return changed;
    }

    private static void change(List<ObjectNode> roots, String key, JsonNode byId) {
        if (byId.isNull()) {
            require(removeAnswers(roots, key), "the world has no " + key);
            return;
        }
        each(byId, (id, patch) -> {
            boolean found = false;
            for (int i = 0; i < roots.size(); i++) {
                Optional<ObjectNode> changed =
                        new ScenarioAnswer(roots.get(i), kind(key), key).changed(id, new MergePatch(patch));
                changed.ifPresent(replacer(roots, i));
                found |= changed.isPresent();
            }
            require(found, "the world has no " + id + " in " + key + "; what is new belongs to \"add\"");
        });
    }

    private static Consumer<ObjectNode> replacer(List<ObjectNode> roots, int index) {
        return changed -> roots.set(index, changed);
    }

    private static void add(List<ObjectNode> roots, List<ObjectNode> more, String key, JsonNode resources) {
        for (JsonNode resource : resources) {
            boolean wholeAnswer = resource.has(key);
            int holder = wholeAnswer ? -1 : indexOf(roots, key);
            if (wholeAnswer) {
                more.add((ObjectNode) resource);
            } else if (holder < 0) {
                more.add(NODES.objectNode().set(key, NODES.arrayNode().add(resource)));
            } else {
                ObjectNode changed = roots.get(holder).deepCopy();
                ((ArrayNode) changed.get(key)).add(resource);
                roots.set(holder, changed);
            }
        }
    }

    private static void refuse(List<ObjectNode> roots, List<ObjectNode> more, String operation, JsonNode code) {
        for (ResourceKind kind : ResourceKind.values()) {
            if (kind.operation().equals(operation)) {
                removeAnswers(roots, kind.key());
            }
        }
        ObjectNode error = NODES.objectNode();
        error.put("Operation", operation).put("Code", code.asText()).put("Message", "not allowed to call " + operation);
        more.add(NODES.objectNode().set("Error", error));
    }

    private static boolean removeAnswers(List<ObjectNode> roots, String key) {
        boolean found = false;
        for (int i = 0; i < roots.size(); i++) {
            if (roots.get(i).has(key)) {
                roots.set(i, roots.get(i).deepCopy().without(key));
                found = true;
            }
        }
        return found;
    }

    private static int indexOf(List<ObjectNode> roots, String key) {
        for (int i = 0; i < roots.size(); i++) {
            if (roots.get(i).path(key).isArray()) {
                return i;
            }
        }
        return -1;
    }

    private static ResourceKind kind(String key) {
        if (key.equals("EnableDnsHostnames")) {
            return ResourceKind.VPC_ATTRIBUTE;
        }
        return Arrays.stream(ResourceKind.values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no answer of AWS has the key " + key));
    }

    /** The region's folder, in which the world's answers stand. */
    private static String folder(List<Document> world) {
        String file = world.get(0).file();
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static void each(JsonNode object, BiConsumer<String, JsonNode> action) {
        object.properties().forEach(field -> action.accept(field.getKey(), field.getValue()));
    }
}
