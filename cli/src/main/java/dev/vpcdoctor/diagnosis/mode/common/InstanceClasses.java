package dev.vpcdoctor.diagnosis.mode.common;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How much memory the classes of RDS instances have: {@code rds-class-memory.tsv}, which names its source. */
final class InstanceClasses {
    private static final String TABLE = "rds-class-memory.tsv";
    private static final long GIBIBYTE = 1L << 30;

    private final Map<String, Integer> gibibytes;

    private InstanceClasses(Map<String, Integer> gibibytes) {
        this.gibibytes = Map.copyOf(gibibytes);
    }

    /** Read when a database is first looked at. */
    private static final class Known {
        static final InstanceClasses ALL = read();
    }

    static InstanceClasses known() {
        return Known.ALL;
    }

    /** The nominal memory in bytes, of which a database gets most; empty for a class that is not in the table. */
    Optional<Long> memory(String instanceClass) {
        return Optional.ofNullable(gibibytes.get(instanceClass)).map(count -> count * GIBIBYTE);
    }

    private static InstanceClasses read() {
        InputStream table = Objects.requireNonNull(InstanceClasses.class.getResourceAsStream(TABLE), TABLE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            Map<String, Integer> gibibytes = new HashMap<>();
            lines.lines()
                    .filter(line -> line.startsWith("db."))
                    .map(line -> line.split("\t", -1))
                    .forEach(columns -> gibibytes.put(columns[0], Integer.valueOf(columns[1])));
            return new InstanceClasses(gibibytes);
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " cannot be read: the distribution is damaged", e);
        }
    }
}
