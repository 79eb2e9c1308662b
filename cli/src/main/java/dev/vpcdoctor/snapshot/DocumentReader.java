package dev.vpcdoctor.snapshot;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the JSON values of one file after another, as a stream: only the values are held, never the text. UTF-8, and the
 * UTF-16 that PowerShell writes, with or without a byte order mark.
 */
final class DocumentReader {
    /** AWS's answers are some ten deep. Trees are compared and written recursively, which a stack must bear. */
    private static final int DEEPEST = 200;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            // Field names of a snapshot are few; a chosen collision only makes reading slower.
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    private final TreeBuilder tree = new TreeBuilder();
    private final List<Document> documents = new ArrayList<>();
    private final List<SnapshotProblem> problems = new ArrayList<>();

    List<Document> documents() {
        return documents;
    }

    List<SnapshotProblem> problems() {
        return problems;
    }

    /** A file that could not be opened at all. */
    void unreadable(String file, String why) {
        problems.add(new SnapshotProblem(file, "", why));
    }

    void read(String file, InputStream in) {
        AccountAndRegion place = AccountAndRegion.ofPath(file);
        List<Document> ofFile = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(in)) {
            readValues(file, place, parser, ofFile);
        } catch (IOException e) {
            problems.add(new SnapshotProblem(file, "", "could not be read to its end: " + IoErrorText.of(e)));
            damageLast(ofFile, file + " could not be read to its end");
        }
        documents.addAll(ofFile);
    }

    private void readValues(String file, AccountAndRegion place, JsonParser parser, List<Document> ofFile)
            throws IOException {
        boolean inValue = false;
        try {
            while (parser.nextToken() != null) {
                inValue = true;
                JsonNode root = tree.build(parser);
                inValue = false;
                ofFile.add(document(file, ofFile.size(), place, root, reportContradictions(file)));
            }
            if (ofFile.isEmpty()) {
                problems.add(new SnapshotProblem(file, "", "the file is empty: save the answer of AWS there again"));
            }
        } catch (JacksonException e) {
            String damage = reportSyntax(file, parser, inValue, e);
            Optional<JsonNode> partial = inValue ? tree.partial() : Optional.empty();
            reportContradictions(file);
            if (partial.isPresent()) {
                ofFile.add(document(file, ofFile.size(), place, partial.get(), Optional.of(damage)));
            } else {
                damageLast(ofFile, damage);
            }
        }
    }

    private static Document document(
            String file, int index, AccountAndRegion place, JsonNode root, Optional<String> damage) {
        return new Document(file, index, place.account(), place.region(), root, damage);
    }

    /** What follows the last value is lost, and may have belonged to the same answer. */
    private static void damageLast(List<Document> ofFile, String damage) {
        if (!ofFile.isEmpty()) {
            Document last = ofFile.remove(ofFile.size() - 1);
            ofFile.add(new Document(
                    last.file(), last.index(), last.account(), last.region(), last.root(), Optional.of(damage)));
        }
    }

    /** Says what is wrong without quoting the file: what stands there may be a secret. */
    private String reportSyntax(String file, JsonParser parser, boolean inValue, JacksonException e) {
        JsonLocation location = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        String where = "line " + location.getLineNr() + ", column " + location.getColumnNr();
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        String subject = pointer.isEmpty() ? "the value" : pointer;
        String message;
        if (e instanceof JsonEOFException) {
            message = "the file ends in the middle of " + subject + ": save the answer of AWS again";
        } else if (e instanceof StreamConstraintsException) {
            message = subject + " is nested deeper, or is longer, than any answer of AWS";
        } else if (inValue) {
            message = "this is not JSON any more, in the middle of " + subject + ": save the answer of AWS again";
        } else {
            message = "this is not JSON: save the answer of AWS with --output json";
        }
        problems.add(new SnapshotProblem(file, where, message));
        return file + " could not be read after " + where;
    }

    /** What damage to the document as a whole the contradictions do, if any. */
    private Optional<String> reportContradictions(String file) {
        Optional<String> damage = Optional.empty();
        for (TreeBuilder.Contradiction twice : tree.contradictions()) {
            problems.add(new SnapshotProblem(
                    file,
                    "line " + twice.line() + ", column " + twice.column(),
                    twice.pointer() + " stands twice with different values, so what holds it is left out"));
            if (!twice.inEntry()) {
                damage = Optional.of(file + " contradicts itself in " + twice.pointer());
            }
        }
        return damage;
    }
}
