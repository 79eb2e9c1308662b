package dev.vpcdoctor.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The schemas of the JSON reports, and an independent judge of whether a report keeps to them. */
public enum JsonSchemas {
    DIAGNOSIS("diagnosis-v1.schema.json"),
    PATH("path-v1.schema.json"),
    PROBE_DEPLOYMENT("probe-deployment-v1.schema.json"),
    PROBE_RUN("probe-run-v1.schema.json"),
    PROBE_LIST("probe-list-v1.schema.json"),
    PROBE_REMOVAL("probe-removal-v1.schema.json");

    private final String file;

    JsonSchemas(String file) {
        this.file = file;
    }

    /** What a report does that its schema does not allow. */
    public List<String> violations(String report) {
        try (InputStream schema = JsonSchemas.class.getResourceAsStream(file)) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema)
                    .validate(
                            report,
                            InputFormat.JSON,
                            context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                    .stream()
                    .map(ValidationMessage::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
