package dev.vpcdoctor.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files in which answers of AWS are saved, one for each kind. */
record AnswerFiles(Path folder) {
    /** The fields of the n-th object of a list. */
    @FunctionalInterface
    interface Entry {
        void write(JsonGenerator json, int n) throws IOException;
    }

    /** Writes a list of so many objects. */
    void list(String key, int count, Entry entry) throws IOException {
        try (JsonGenerator json = file(key)) {
            json.writeStartObject();
            json.writeArrayFieldStart(key);
            for (int n = 0; n < count; n++) {
                json.writeStartObject();
                entry.write(json, n);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** Begins a file. */
    JsonGenerator file(String name) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(Files.newBufferedWriter(folder.resolve(name + ".json")));
        return json.useDefaultPrettyPrinter();
    }
}
