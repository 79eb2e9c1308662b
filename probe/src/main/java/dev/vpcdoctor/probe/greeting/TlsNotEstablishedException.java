package dev.vpcdoctor.probe.greeting;

import java.io.IOException;

/** There is no TLS session; an observation says why. */
public final class TlsNotEstablishedException extends IOException {
    private static final long serialVersionUID = 1L;

    public TlsNotEstablishedException() {
        super("no TLS session");
    }
}
