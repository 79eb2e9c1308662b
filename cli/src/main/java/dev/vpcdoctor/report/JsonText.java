package dev.vpcdoctor.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.network.walk.Hop;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The parts that the JSON reports have in common. */
final class JsonText {
    static final String SCHEMA_VERSION = "1";

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private JsonText(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the fields of the root object. */
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator json, JsonText text) throws IOException;
    }

    static String object(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            DefaultIndenter lineByLine = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(lineByLine)
                    .withArrayIndenter(lineByLine));
            json.writeStartObject();
            json.writeStringField("schemaVersion", SCHEMA_VERSION);
            fields.write(json, new JsonText(json));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written", e);
        }
        return text.append('\n').toString();
    }

    void text(String field, Optional<String> value) throws IOException {
        json.writeStringField(field, value.orElse(null));
    }

    void texts(String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    void number(String field, Optional<Integer> value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(field, value.get());
        } else {
            json.writeNullField(field);
        }
    }

    void paths(List<ReportedPath> paths) throws IOException {
        json.writeArrayFieldStart("paths");
        for (ReportedPath path : paths) {
            json.writeStartObject();
            json.writeStringField("subnetId", path.subnetId());
            json.writeStringField("availabilityZone", path.availabilityZone());
            json.writeStringField("to", path.to());
            json.writeBooleanField("current", path.current());
            json.writeStringField("predicted", path.path().verdict().toString());
            text("observed", path.observed());
            json.writeArrayFieldStart("hops");
            for (Hop hop : path.path().hops()) {
                hop(hop);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void hop(Hop hop) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", hop.kind().toString());
        text("id", Optional.of(hop.id()).filter(id -> !id.isEmpty()));
        json.writeStringField("verdict", hop.verdict().toString());
        json.writeStringField("because", hop.because().says());
        json.writeEndObject();
    }

    void notRead(List<NotRead> notRead) throws IOException {
        json.writeArrayFieldStart("notRead");
        for (NotRead one : notRead) {
            json.writeStartObject();
            json.writeStringField("operation", one.operation());
            json.writeStringField("code", one.code());
            json.writeStringField("consequence", one.consequence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
