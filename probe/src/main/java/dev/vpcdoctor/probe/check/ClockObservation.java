package dev.vpcdoctor.probe.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The first HTTP Date that a report's checks come across, beside the clock of this system. */
public final class ClockObservation {
    private final AtomicReference<Long> offsetMillis = new AtomicReference<>();

    /** Takes a Date header; one that is no date is passed over. */
    void see(String httpDate) {
        try {
            Instant theirs = ZonedDateTime.parse(httpDate, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            long offset = Duration.between(theirs, Instant.now()).toMillis();
            offsetMillis.compareAndSet(null, offset);
        } catch (DateTimeException | ArithmeticException e) {
            // Not a date as RFC 9110 has it: it says nothing about the clock.
        }
    }

    /** How far this system's clock is ahead. */
    public Optional<Long> offsetMillis() {
        return Optional.ofNullable(offsetMillis.get());
    }
}
