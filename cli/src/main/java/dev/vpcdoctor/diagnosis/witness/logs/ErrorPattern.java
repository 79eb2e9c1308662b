package dev.vpcdoctor.diagnosis.witness.logs;

import dev.vpcdoctor.shared.address.HostAndPort;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One line of {@code error-patterns.tsv}.
 *
 * @param hosts the groups that hold a host, one or more of them filled; as {@code host:port} too
 * @param ports the groups that hold a port
 * @param url the group that holds a URL
 * @param says how the error is told ({@link FailureWording}), the first that can be filled
 * @param sample a line that it matches
 */
record ErrorPattern(
        String id,
        Symptom symptom,
        Pattern regex,
        List<Integer> hosts,
        List<Integer> ports,
        Optional<Integer> url,
        List<String> says,
        String sample) {

    /** A match, where it stands, and what it says. */
    record Match(ErrorPattern pattern, MatchResult text, LoggedFailure failure) {
        boolean holds(Match other) {
            return text.start() <= other.text.start()
                    && text.end() >= other.text.end()
                    && text.end() - text.start() > other.text.end() - other.text.start();
        }
    }

    /** Every place of a text in which it stands. */
    List<Match> in(String text) {
        return regex.matcher(text)
                .results()
                .map(found -> new Match(this, found, failure(found, restOfLine(text, found))))
                .toList();
    }

    private static String restOfLine(String text, MatchResult found) {
        int end = text.indexOf('\n', found.end());
        return text.substring(found.start(), end < 0 ? text.length() : end);
    }

    private LoggedFailure failure(MatchResult found, String line) {
        Symptom refined = SymptomRefinement.of(this, found, line);
        List<String> allHosts = new ArrayList<>();
        Optional<Integer> port = Optional.empty();
        for (int group : hosts) {
            Optional<HostAndPort> told = text(found, group).flatMap(HostText::parse);
            told.ifPresent(host -> allHosts.add(host.host()));
            port = port.or(() -> told.flatMap(HostAndPort::port));
        }
        for (int group : ports) {
            port = port.or(() -> text(found, group).flatMap(HostAndPort::tryParsePort));
        }
        Optional<URI> uri = url.flatMap(group -> text(found, group)).flatMap(HostText::url);
        if (uri.isPresent()) {
            allHosts.add(uri.get().getHost().toLowerCase(Locale.ROOT));
            port = Optional.of(uri.get().getPort() > 0 ? uri.get().getPort() : standardPort(uri.get()));
        }
        String told = new FailureWording(found, refined, allHosts, port, uri).fill(says);
        return new LoggedFailure(refined, told, allHosts, port);
    }

    private static int standardPort(URI uri) {
        return uri.getScheme().equals("http") ? 80 : 443;
    }

    static Optional<String> text(MatchResult found, int group) {
        return Optional.ofNullable(found.group(group)).filter(text -> !text.isEmpty());
    }
}
