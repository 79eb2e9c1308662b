package dev.vpcdoctor.diagnosis.witness.logs;

import dev.vpcdoctor.shared.address.HostAndPort;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells an error in fixed words, into which only what was checked is filled:
 *
 * <ul>
 *   <li><code>{host}</code>, <code>{port}</code>, <code>{url}</code>: what is certainly one;
 *   <li><code>{1}</code>: a group, if it is a figure, an address or a short word of the pattern's own;
 *   <li><code>{0}</code>: the whole match, for patterns that match nothing but fixed words;
 *   <li><code>{why}</code>, <code>{eai}</code>, <code>{go}</code>, <code>{dotnet}</code>: what the symptom is called there.
 * </ul>
 */
record FailureWording(
        MatchResult found, Symptom symptom, List<String> hosts, Optional<Integer> port, Optional<URI> url) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern HARMLESS = Pattern.compile("[\\w.:* -]{1,64}");

    /** The first wording of which every place can be filled. */
    String fill(List<String> wordings) {
        return wordings.stream()
                .map(this::filled)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(wordings + " has no wording for a " + symptom + " without a host"));
    }

    private Optional<String> filled(String wording) {
        StringBuilder text = new StringBuilder();
        Matcher place = PLACE.matcher(wording);
        while (place.find()) {
            Optional<String> value = value(place.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            place.appendReplacement(text, Matcher.quoteReplacement(value.get()));
        }
        place.appendTail(text);
        return Optional.of(text.toString());
    }

    private Optional<String> value(String name) {
        return switch (name) {
            case "host" -> hosts.stream().findFirst().map(HostAndPort::bracketed);
            case "port" -> port.map(String::valueOf);
            case "url" -> url.map(URI::toString);
            case "0" -> wholeMatch();
            case "why" ->
                switch (symptom) {
                    case CONNECT_TIMEOUT -> Optional.of("timed out");
                    case CONNECTION_REFUSED -> Optional.of("[Errno 111] Connection refused");
                    case NAME_NOT_FOUND -> Optional.of("Name or service not known");
                    case NAME_NOT_ANSWERED -> Optional.of("Temporary failure in name resolution");
                    default -> Optional.empty();
                };
            case "eai" -> named("-2", "-3");
            case "go" -> named("no such host", "i/o timeout");
            case "dotnet" -> named("Name or service not known", "Resource temporarily unavailable");
            default ->
                ErrorPattern.text(found, Integer.parseInt(name))
                        .filter(text -> HARMLESS.matcher(text).matches());
        };
    }

    private Optional<String> named(String notFound, String notAnswered) {
        if (symptom == Symptom.NAME_NOT_FOUND) {
            return Optional.of(notFound);
        }
        return symptom == Symptom.NAME_NOT_ANSWERED ? Optional.of(notAnswered) : Optional.empty();
    }

    /** A match with a group filled holds something of the line, and is no fixed text. */
    private Optional<String> wholeMatch() {
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(found.group().replaceAll("\\s+", " "));
    }
}
