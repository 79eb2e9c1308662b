package dev.vpcdoctor.network.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The context keys of a request of which it is known what they are, or that the request has none. */
public final class RequestContext {
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> absent = new HashSet<>();

    /** What is known of a key. */
    sealed interface Value {

        /** The request has it. */
        record Present(String text) implements Value {}

        /** The request has it not. */
        record Absent() implements Value {}

        /** Nobody told. */
        record Unknown() implements Value {}
    }

    /** A request of which nothing more is known. */
    public RequestContext() {}

    private RequestContext(RequestContext other) {
        values.putAll(other.values);
        absent.addAll(other.absent);
    }

    /** The same with a key more. */
    public RequestContext with(String key, String value) {
        RequestContext more = new RequestContext(this);
        more.values.put(name(key), value);
        return more;
    }

    /** The same with a key that the request does not have. */
    public RequestContext without(String key) {
        RequestContext more = new RequestContext(this);
        more.absent.add(name(key));
        return more;
    }

    Value get(String key) {
        String name = name(key);
        if (absent.contains(name)) {
            return new Value.Absent();
        }
        return values.containsKey(name) ? new Value.Present(values.get(name)) : new Value.Unknown();
    }

    /** The names of keys know no case. */
    private static String name(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
