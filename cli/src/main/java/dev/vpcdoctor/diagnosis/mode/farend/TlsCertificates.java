package dev.vpcdoctor.diagnosis.mode.farend;

import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.shared.Details;
import dev.vpcdoctor.shared.Observation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What handshakes showed of a target's certificates, and how much it matters. */
record TlsCertificates(List<Observation> handshakes) {
    /** Drivers of databases check certificates only when they are told to; everybody else does. */
    private static final Set<Integer> DATABASE_PORTS = Set.of(1433, 3306, 5432, 27017);

    private static final int MOST_NAMES = 5;

    Severity severity() {
        return isDatabase() ? Severity.WARNING : Severity.ERROR;
    }

    /** The end of a sentence that says for whom it matters. */
    String mattersTo() {
        return isDatabase() ? ", which matters to clients that check it" : "";
    }

    private boolean isDatabase() {
        return handshakes.stream()
                .allMatch(handshake -> handshake
                        .asked()
                        .port()
                        .filter(DATABASE_PORTS::contains)
                        .isPresent());
    }

    Optional<String> issuer() {
        return own().map(Details.Certificate::issuer);
    }

    /** From when to when the first one holds that is out of date as the probe's clock went. */
    Optional<String> validity() {
        return own().map(own -> "valid from " + own.notBefore() + " to " + own.notAfter());
    }

    Optional<String> names() {
        return own().map(own ->
                        String.join(", ", own.names().stream().limit(MOST_NAMES).toList()))
                .filter(names -> !names.isEmpty());
    }

    private Optional<Details.Certificate> own() {
        return handshakes.stream()
                .flatMap(handshake -> handshake.details() instanceof Details.Tls tls
                        ? tls.chain().stream().limit(1)
                        : List.<Details.Certificate>of().stream())
                .findFirst();
    }
}
