package dev.vpcdoctor.shared;

import java.util.List;

/** The rules that several checks share: what cannot be sent is refused where it is made. */
final class Invalid {
    static final int MAX_HOST_LENGTH = 253;
    private static final int MAX_ID_LENGTH = 200;
    private static final int MAX_ANCHORS = 20;
    private static final int MAX_ANCHOR_LENGTH = 20_000;

    private Invalid() {}

    static void unless(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }

    static void id(String id) {
        unless(!id.isEmpty() && id.length() <= MAX_ID_LENGTH, "id must have 1 to " + MAX_ID_LENGTH + " characters");
        for (int i = 0; i < id.length(); i++) {
            unless(
                    !Character.isISOControl(id.charAt(i)) && !Character.isSurrogate(id.charAt(i)),
                    "id must not hold control characters or surrogates");
        }
    }

    /** A host name or an address, as text: visible ASCII without anything that could end or escape it elsewhere. */
    static void host(String field, String host) {
        unless(
                !host.isEmpty() && host.length() <= MAX_HOST_LENGTH,
                field + " must have 1 to " + MAX_HOST_LENGTH + " characters");
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            unless(
                    letterOrDigit || c == '.' || c == '-' || c == '_' || c == ':',
                    field + " must be a host name or an address in ASCII (for other letters, its xn-- form)");
        }
    }

    static void port(String field, int port) {
        unless(port >= 1 && port <= 65_535, field + " must be 1 to 65535, not " + port);
    }

    static void anchors(List<String> trustAnchors) {
        unless(trustAnchors.size() <= MAX_ANCHORS, "trustAnchors must be at most " + MAX_ANCHORS);
        for (String anchor : trustAnchors) {
            unless(
                    anchor.length() <= MAX_ANCHOR_LENGTH && anchor.contains("-----BEGIN CERTIFICATE-----"),
                    "trustAnchors must be PEM certificates of at most " + MAX_ANCHOR_LENGTH + " characters");
        }
    }
}
