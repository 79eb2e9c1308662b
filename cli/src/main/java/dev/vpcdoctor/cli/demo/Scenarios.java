package dev.vpcdoctor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vpcdoctor.cli.demo.Scenario.Expectation;
import dev.vpcdoctor.cli.demo.Scenario.Question;
import dev.vpcdoctor.diagnosis.Diagnosis.Conclusion;
import dev.vpcdoctor.snapshot.SnapshotReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The scenarios on the class path, one in each folder of {@code scenarios}. */
public final class Scenarios {
    private static final ResourceFolder FOLDER = new ResourceFolder("scenarios");
    private static final String FILE = "/scenario.json";
    private static final Set<String> FIELDS = Set.of(
            "title",
            "says",
            "nearMissOf",
            "world",
            "ask",
            "change",
            "add",
            "refused",
            "observations",
            "records",
            "expect");

    private Scenarios() {}

    /** The names of all, sorted. */
    public static List<String> names() {
        return FOLDER.files().stream()
                .filter(file -> file.endsWith(FILE))
                .map(file -> file.substring(0, file.length() - FILE.length()))
                .toList();
    }

    /** All, in the order of their names. */
    public static List<Scenario> all() {
        return names().stream().map(Scenarios::read).toList();
    }

    /** The one with a name. */
    public static Optional<Scenario> find(String name) {
        return names().contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    private static Scenario read(String name) {
        String file = name + FILE;
        try (InputStream in = FOLDER.open(file)) {
            return scenario(name, SnapshotReader.documents(file, in).get(0).root());
        } catch (IOException e) {
            throw FOLDER.unreadable(file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("scenarios/" + file + ": " + e.getMessage(), e);
        }
    }

    private static Scenario scenario(String name, JsonNode json) {
        json.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("what is \"" + field + "\"?");
            }
        });
        JsonNode ask = json.path("ask");
        JsonNode expect = json.path("expect");
        return new Scenario(
                name,
                text(json, "title"),
                text(json, "says"),
                json.has("nearMissOf") ? Optional.of(text(json, "nearMissOf")) : Optional.empty(),
                new Question(text(ask, "function"), texts(ask, "to")),
                new Expectation(
                        Conclusion.valueOf(text(expect, "verdict").toUpperCase(Locale.ROOT)),
                        texts(expect, "findings"),
                        expect.has("unchecked") ? texts(expect, "unchecked") : List.of(),
                        expect.has("advice") ? texts(expect, "advice") : List.of()),
                new World(text(json, "world")),
                new WorldChanges(json.path("change"), json.path("add"), json.path("refused")),
                new ScenarioPackets(json.path("observations")),
                new ScenarioRecords(text(ask, "function"), json.path("records")));
    }

    private static String text(JsonNode json, String field) {
        if (!json.path(field).isTextual()) {
            throw new IllegalArgumentException("\"" + field + "\" is missing");
        }
        return json.get(field).asText();
    }

    private static List<String> texts(JsonNode json, String field) {
        if (!json.path(field).isArray()) {
            throw new IllegalArgumentException("\"" + field + "\" must be a list");
        }
        return StreamSupport.stream(json.get(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
