package dev.vpcdoctor.diagnosis.examination;

import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog.Seen;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** An error of a log in one line, with how often and when it was seen. Times are UTC, as in the console. */
public final class LoggedErrorText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private LoggedErrorText() {}

    /**
     * Such as {@code 214 × "connect ETIMEDOUT 10.20.20.30:5432", first 10:02, last 10:41 UTC}.
     *
     * @param exact whether all was read, so that the count is no least
     */
    public static String text(Seen seen, boolean exact) {
        String count = (exact ? "" : "at least ") + seen.count() + " × \""
                + seen.failure().says() + "\"";
        if (seen.count() == 1) {
            return count + " at " + TIME.format(seen.first()) + " UTC";
        }
        DateTimeFormatter format = isOneDay(seen.first(), seen.last()) ? TIME : DAY_AND_TIME;
        return count + ", first " + format.format(seen.first()) + ", last " + format.format(seen.last()) + " UTC";
    }

    /** A time of day, such as {@code 10:41 UTC}. */
    public static String time(Instant instant) {
        return TIME.format(instant) + " UTC";
    }

    /**
     * What it says for or against a finding.
     *
     * @param named whether it names the host that it is about
     */
    public static Evidence evidence(FunctionLog log, Seen seen, boolean supports, boolean named) {
        String says = text(seen, log.whole()) + (named ? "" : "; it does not say where to");
        return new Evidence(Evidence.Kind.LOGS, supports, says, log.logGroup());
    }

    private static boolean isOneDay(Instant first, Instant last) {
        return first.truncatedTo(ChronoUnit.DAYS).equals(last.truncatedTo(ChronoUnit.DAYS));
    }
}
