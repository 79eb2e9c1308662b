package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.AwsOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How AWS is asked. */
final class LiveOptions {

    @Option(names = "--profile", description = "A profile of your AWS configuration; else AWS_PROFILE or the default.")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            converter = Seconds.class,
            description = "Ask AWS no longer than this; what is not answered then is unknown"
                    + " (default: ${DEFAULT-VALUE}).")
    private Duration timeout;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "1h",
            converter = Span.class,
            description = "How far back logs, flow logs and metrics are read, such as 30m, 6h or 2d"
                    + " (default: ${DEFAULT-VALUE}).")
    private Duration since;

    AwsOptions toward(Optional<String> region, boolean keepEnvironment) {
        return new AwsOptions(profile, region, timeout, since, keepEnvironment);
    }

    /** A whole number of minutes, hours or days. */
    static final class Span implements ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("(?<count>[1-9]\\d{0,4})(?<unit>[mhd])");
        private static final Duration MOST = Duration.ofDays(14);

        @Override
        public Duration convert(String text) {
            Matcher span = FORM.matcher(text);
            if (span.matches()) {
                long count = Long.parseLong(span.group("count"));
                Duration duration = switch (span.group("unit")) {
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                };
                if (duration.compareTo(MOST) <= 0) {
                    return duration;
                }
            }
            throw new TypeConversionException(
                    "'" + text + "' is not a span of time such as 30m, 6h or 2d, of 14d at most");
        }
    }

    /** A whole number of seconds, at least one. */
    static final class Seconds implements ITypeConverter<Duration> {
        private static final long MOST = 3600;

        @Override
        public Duration convert(String text) {
            String digits = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
            try {
                long seconds = Long.parseLong(digits);
                if (seconds >= 1 && seconds <= MOST) {
                    return Duration.ofSeconds(seconds);
                }
            } catch (NumberFormatException e) {
                throw wrong(text, e);
            }
            throw wrong(text, null);
        }

        private static TypeConversionException wrong(String text, Throwable cause) {
            TypeConversionException wrong =
                    new TypeConversionException("'" + text + "' is not a number of seconds from 1 to " + MOST);
            wrong.initCause(cause);
            return wrong;
        }
    }
}
