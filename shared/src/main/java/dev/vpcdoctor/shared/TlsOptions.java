package dev.vpcdoctor.shared;

import java.util.List;
import java.util.Optional;

/**
 * What is said and believed in a TLS handshake.
 *
 * @param serverName the name sent as SNI and expected in the certificate; empty for the host that was asked for
 * @param trustAnchors PEM certificates to trust instead of the runtime's own; empty for the runtime's own
 */
public record TlsOptions(Optional<String> serverName, List<String> trustAnchors) {
    public static final TlsOptions DEFAULT = new TlsOptions(Optional.empty(), List.of());

    public TlsOptions {
        serverName.ifPresent(name -> Invalid.host("serverName", name));
        trustAnchors = List.copyOf(trustAnchors);
        Invalid.anchors(trustAnchors);
    }

    public TlsOptions withServerName(String name) {
        return new TlsOptions(Optional.of(name), trustAnchors);
    }

    public TlsOptions trusting(List<String> pemCertificates) {
        return new TlsOptions(serverName, pemCertificates);
    }
}
