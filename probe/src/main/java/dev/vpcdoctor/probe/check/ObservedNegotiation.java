package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.connect.Connection;
import dev.vpcdoctor.probe.greeting.TlsNegotiation;
import dev.vpcdoctor.probe.greeting.TlsNotEstablishedException;
import dev.vpcdoctor.probe.tls.TlsHandshake;
import dev.vpcdoctor.shared.TlsUse;
import java.io.IOException;

/** TLS in the middle of a protocol, observed as TLS anywhere else. */
record ObservedNegotiation(TlsUse use, TlsHandshake handshake, Connection connection) implements TlsNegotiation {
    @Override
    public void begin() throws IOException {
        if (!handshake.over(connection)) {
            throw new TlsNotEstablishedException();
        }
    }

    @Override
    public void notOffered(String reason) throws IOException {
        if (use == TlsUse.ALWAYS) {
            handshake.notOffered(reason);
            throw new TlsNotEstablishedException();
        }
    }
}
