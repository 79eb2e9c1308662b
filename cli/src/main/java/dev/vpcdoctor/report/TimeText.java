package dev.vpcdoctor.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments and spans as people say them. */
final class TimeText {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MINUTES = 60;
    private static final int HOURS = 24;
    private static final int MICROS_OF_A_MILLI = 1_000;
    private static final int MICROS_OF_A_SECOND = 1_000_000;

    private TimeText() {}

    /** {@code 2026-11-21 07:10 UTC}: the same for everybody who reads it. */
    static String moment(Instant time) {
        return MOMENT.format(time);
    }

    /** {@code 7 h 38 min}. */
    static String span(Duration duration) {
        long minutes = duration.toMinutes();
        long hours = minutes / MINUTES;
        if (minutes < 1) {
            return "less than a minute";
        } else if (hours < 1) {
            return minutes + " min";
        }
        return hours < HOURS
                ? both(hours, "h", minutes % MINUTES, "min")
                : both(hours / HOURS, "d", hours % HOURS, "h");
    }

    private static String both(long first, String firstUnit, long second, String secondUnit) {
        return first + " " + firstUnit + (second == 0 ? "" : " " + second + " " + secondUnit);
    }

    /** {@code 1.2 ms}, {@code 3.0 s}. */
    static String micros(long micros) {
        return micros < MICROS_OF_A_SECOND
                ? String.format(Locale.ROOT, "%.1f ms", micros / (double) MICROS_OF_A_MILLI)
                : String.format(Locale.ROOT, "%.1f s", micros / (double) MICROS_OF_A_SECOND);
    }

    /** {@code 2026-11-21 15:10 UTC, in 7 h 38 min}. */
    static String against(Instant time, Instant now) {
        return moment(time) + ", "
                + (time.isAfter(now)
                        ? "in " + span(Duration.between(now, time))
                        : span(Duration.between(time, now)) + " ago");
    }
}
