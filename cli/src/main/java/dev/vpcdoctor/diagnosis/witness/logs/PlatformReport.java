package dev.vpcdoctor.diagnosis.witness.logs;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Lambda itself writes about how long something took. Milliseconds. */
public sealed interface PlatformReport {

    /** The line as Lambda writes it in the text format, with nothing else in it. */
    String line();

    /**
     * The REPORT line of an invocation.
     *
     * @param initMs of an invocation for which an environment was made
     * @param restoreMs of one for which an environment was restored from a snapshot
     * @param timedOut whether Lambda ended it
     */
    record Invocation(
            String requestId, double durationMs, Optional<Double> initMs, Optional<Double> restoreMs, boolean timedOut)
            implements PlatformReport {
        @Override
        public String line() {
            return "REPORT RequestId: " + requestId + "\tDuration: " + figure(durationMs) + " ms\tBilled Duration: "
                    + (long) Math.ceil(durationMs) + " ms\tMemory Size: 0 MB\tMax Memory Used: 0 MB"
                    + initMs.map(ms -> "\tInit Duration: " + figure(ms) + " ms").orElse("")
                    + restoreMs
                            .map(ms -> "\tRestore Duration: " + figure(ms) + " ms")
                            .orElse("")
                    + (timedOut ? "\tStatus: timeout" : "");
        }
    }

    /** The INIT_REPORT line of an environment whose initialisation failed or had to be begun anew. */
    record Initialisation(double initMs, boolean timedOut) implements PlatformReport {
        @Override
        public String line() {
            return "INIT_REPORT Init Duration: " + figure(initMs) + " ms\tPhase: init\tStatus: "
                    + (timedOut ? "timeout" : "error");
        }
    }

    /** Reads a line of the text format. */
    static Optional<PlatformReport> parse(String message) {
        Matcher report = Lines.REPORT.matcher(message);
        if (report.find()) {
            return Optional.of(new Invocation(
                    Lines.REQUEST_ID.matcher(report.group(1)).matches() ? report.group(1) : "***",
                    Double.parseDouble(report.group(2)),
                    milliseconds(report.group(6)),
                    milliseconds(report.group(7)),
                    "timeout".equals(report.group(12))));
        }
        Matcher init = Lines.INIT_REPORT.matcher(message);
        return init.find()
                ? Optional.of(new Initialisation(Double.parseDouble(init.group(1)), "timeout".equals(init.group(3))))
                : Optional.empty();
    }

    private static Optional<Double> milliseconds(String text) {
        return Optional.ofNullable(text).map(Double::valueOf);
    }

    private static String figure(double milliseconds) {
        return String.format(Locale.ROOT, "%.2f", milliseconds);
    }

    /** The patterns of the lines. */
    final class Lines {
        private static final Pattern REPORT = pattern("lambda.report");
        private static final Pattern INIT_REPORT = pattern("lambda.initReport");
        private static final Pattern REQUEST_ID = Pattern.compile("[0-9a-fA-F-]{8,40}");

        private Lines() {}

        private static Pattern pattern(String id) {
            return ErrorPatterns.all().stream()
                    .filter(pattern -> pattern.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .regex();
        }
    }
}
