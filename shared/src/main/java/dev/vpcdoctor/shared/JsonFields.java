package dev.vpcdoctor.shared;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of one JSON object, read by type. Errors name the field's place in the document. */
final class JsonFields {
    private final String place;
    private final JsonObject object;
    private final Set<String> known = new HashSet<>();

    JsonFields(String place, JsonObject object) {
        this.place = place;
        this.object = object;
    }

    String string(String name) throws MalformedJsonException {
        return require(name, optionalString(name));
    }

    Optional<String> optionalString(String name) throws MalformedJsonException {
        return value(name, String.class, "a string");
    }

    Optional<Boolean> optionalBoolean(String name) throws MalformedJsonException {
        return value(name, Boolean.class, "true or false");
    }

    boolean bool(String name) throws MalformedJsonException {
        return require(name, optionalBoolean(name));
    }

    long integer(String name) throws MalformedJsonException {
        return require(name, optionalInteger(name));
    }

    Optional<Long> optionalInteger(String name) throws MalformedJsonException {
        Optional<Number> number = value(name, Number.class, "a whole number");
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (number.get() instanceof Integer || number.get() instanceof Long) {
            return Optional.of(number.get().longValue());
        }
        throw wrong(name, "a whole number");
    }

    int port(String name) throws MalformedJsonException {
        return narrow(name, integer(name));
    }

    int smallInteger(String name, int otherwise) throws MalformedJsonException {
        Optional<Long> value = optionalInteger(name);
        return value.isEmpty() ? otherwise : narrow(name, value.get());
    }

    Optional<Integer> optionalSmallInteger(String name) throws MalformedJsonException {
        Optional<Long> value = optionalInteger(name);
        return value.isEmpty() ? Optional.empty() : Optional.of(narrow(name, value.get()));
    }

    <T extends Word> T word(String name, T[] values) throws MalformedJsonException {
        return require(name, optionalWord(name, values));
    }

    <T extends Word> Optional<T> optionalWord(String name, T[] values) throws MalformedJsonException {
        Optional<String> word = optionalString(name);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> found = Word.find(values, word.get());
        if (found.isEmpty()) {
            List<String> words = new ArrayList<>();
            for (T value : values) {
                words.add(value.word());
            }
            throw wrong(name, "one of " + String.join(", ", words) + " (it is " + quoted(word.get()) + ")");
        }
        return found;
    }

    List<String> strings(String name) throws MalformedJsonException {
        List<String> strings = new ArrayList<>();
        for (Object element : array(name)) {
            if (!(element instanceof String string)) {
                throw wrong(name, "a list of strings");
            }
            strings.add(string);
        }
        return strings;
    }

    /** The objects of a list; a missing list has none. */
    List<JsonFields> objects(String name) throws MalformedJsonException {
        List<JsonFields> objects = new ArrayList<>();
        for (Object element : array(name)) {
            if (!(element instanceof JsonObject fields)) {
                throw wrong(name, "a list of objects");
            }
            objects.add(new JsonFields(at(name) + "[" + objects.size() + "]", fields));
        }
        return objects;
    }

    Optional<JsonFields> optionalObject(String name) throws MalformedJsonException {
        Optional<JsonObject> fields = value(name, JsonObject.class, "an object");
        return fields.isEmpty() ? Optional.empty() : Optional.of(new JsonFields(at(name), fields.get()));
    }

    JsonFields object(String name) throws MalformedJsonException {
        return require(name, optionalObject(name));
    }

    boolean has(String name) {
        return object.containsKey(name);
    }

    /** The fields that nobody has asked for yet, sorted. */
    List<String> unread() {
        List<String> unread = new ArrayList<>();
        for (String name : object.keySet()) {
            if (!known.contains(name)) {
                unread.add(printable(name));
            }
        }
        Collections.sort(unread);
        return unread;
    }

    String place() {
        return place;
    }

    private JsonArray array(String name) throws MalformedJsonException {
        Optional<JsonArray> array = value(name, JsonArray.class, "a list");
        return array.isEmpty() ? new JsonArray() : array.get();
    }

    private <T> Optional<T> value(String name, Class<T> type, String expected) throws MalformedJsonException {
        known.add(name);
        Object value = object.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw wrong(name, expected);
        }
        return Optional.of(type.cast(value));
    }

    private <T> T require(String name, Optional<T> value) throws MalformedJsonException {
        if (value.isEmpty()) {
            throw new MalformedJsonException(at(name) + " is missing");
        }
        return value.get();
    }

    private int narrow(String name, long value) throws MalformedJsonException {
        if (value != (int) value) {
            throw wrong(name, "a number of a sensible size");
        }
        return (int) value;
    }

    private MalformedJsonException wrong(String name, String expected) {
        return new MalformedJsonException(at(name) + " must be " + expected);
    }

    private String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    private static String quoted(String word) {
        return "\"" + printable(word) + "\"";
    }

    /** Somebody else's word, fit for a message: short, and without control characters. */
    static String printable(String word) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < word.length() && i < 60; i++) {
            char c = word.charAt(i);
            out.append(c < ' ' || c == 0x7f || Character.isSurrogate(c) ? '?' : c);
        }
        return word.length() > 60 ? out + "..." : out.toString();
    }
}
