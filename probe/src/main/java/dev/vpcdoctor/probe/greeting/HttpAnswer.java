package dev.vpcdoctor.probe.greeting;

import java.util.Map;
import java.util.Optional;

/**
 * The head of an HTTP response.
 *
 * @param headers by lower-case name; the last of several with one name
 */
public record HttpAnswer(int status, String statusLine, Map<String, String> headers) {
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }
}
