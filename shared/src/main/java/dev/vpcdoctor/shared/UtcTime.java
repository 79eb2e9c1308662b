package dev.vpcdoctor.shared;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Instants as text, as {@link Instant#toString} has them, without the formatter that takes a cold start ten milliseconds. */
public final class UtcTime {
    private static final int SECOND_WITHOUT_DATE = "T00:00".length();

    private UtcTime() {}

    /** ISO 8601 with seconds, and with three, six or nine decimals where they are not zero; of the years 0 to 9999. */
    public static String text(Instant instant) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        String text = time.toString();
        // Java leaves out seconds that are zero.
        boolean withoutSeconds = text.length() - text.indexOf('T') == SECOND_WITHOUT_DATE;
        return text + (withoutSeconds ? ":00Z" : "Z");
    }
}
