package dev.vpcdoctor.probe.logging;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import dev.vpcdoctor.shared.UtcTime;
import java.time.Instant;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** One line of JSON per message, on standard error: standard output is for the report. */
final class JsonLineLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;
    private static final String OWN = "dev.vpcdoctor.";

    private final boolean own;

    JsonLineLogger(String name) {
        this.name = name;
        this.own = name.startsWith(OWN);
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String pattern, Object[] arguments, Throwable throwable) {
        JsonObject line = new JsonObject();
        line.put("timestamp", UtcTime.text(Instant.now()));
        line.put("level", level.toString());
        line.put("logger", name);
        line.put("message", MessageFormatter.basicArrayFormat(pattern, arguments));
        if (throwable != null) {
            line.put("error", throwable.toString());
        }
        System.err.println(JsonWriter.string(line));
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return own;
    }

    @Override
    public boolean isWarnEnabled() {
        return own;
    }

    /** Libraries may say what is broken; what they merely find odd is in the observations. */
    @Override
    public boolean isErrorEnabled() {
        return true;
    }
}
