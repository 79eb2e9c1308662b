package dev.vpcdoctor.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
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
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema)
                    .validate(
                            report,
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .stream()
                    .map(Error::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
