package dev.vpcdoctor.probe.environment;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long this process has been running. On Linux from {@code /proc}, see proc(5): Java's own way starts a thread pool,
 * which a cold start pays for with fifteen milliseconds.
 */
final class ProcessAge {
    /** What the kernel counts in towards programs, whatever it counts in itself. */
    private static final int TICKS_PER_SECOND = 100;

    private static final int MICROS_PER_SECOND = 1_000_000;
    /** The 22nd field of {@code stat}, counted from the third, which follows the program's name. */
    private static final int START_FIELD = 22 - 3;

    private ProcessAge() {}

    /** Empty where the system does not tell. */
    static Optional<Long> micros(Instant now) {
        try {
            String stat = read("/proc/self/stat");
            String uptime = read("/proc/uptime");
            // The name may hold blanks and parentheses.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long started = Long.parseLong(fields[START_FIELD]) * (MICROS_PER_SECOND / TICKS_PER_SECOND);
            // Two decimals, as the kernel has written it since its beginnings.
            long hundredths =
                    Long.parseLong(uptime.substring(0, uptime.indexOf(' ')).replace(".", ""));
            return Optional.of(Math.max(0, hundredths * (MICROS_PER_SECOND / 100) - started));
        } catch (IOException | RuntimeException e) {
            return elsewhere(now);
        }
    }

    private static String read(String file) throws IOException {
        try (InputStream in = new FileInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Optional<Long> elsewhere(Instant now) {
        Optional<Instant> start = ProcessHandle.current().info().startInstant();
        return start.isEmpty()
                ? Optional.empty()
                : Optional.of(Math.max(0, Duration.between(start.get(), now).toNanos() / 1_000));
    }
}
