package dev.vpcdoctor.probe.logging;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Makes {@link JsonLineLogger} the backend of SLF4J. */
public final class JsonLineServiceProvider implements SLF4JServiceProvider {
    private final ILoggerFactory loggers = new Loggers();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    @Override
    public ILoggerFactory getLoggerFactory() {
        return loggers;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // Everything is made when it is asked for.
    }

    private static final class Loggers implements ILoggerFactory {
        private final ConcurrentMap<String, Logger> known = new ConcurrentHashMap<>();

        @Override
        public Logger getLogger(String name) {
            Logger made = new JsonLineLogger(name);
            Logger earlier = known.putIfAbsent(name, made);
            return earlier == null ? made : earlier;
        }
    }
}
