package dev.vpcdoctor.probe.greeting;

import dev.vpcdoctor.shared.TlsUse;
import java.io.IOException;

/** How a greeting begins TLS in the middle of its protocol. */
public interface TlsNegotiation {
    TlsUse use();

    /**
     * Makes the handshake; from then on the conversation goes through it.
     *
     * @throws TlsNotEstablishedException if it came to nothing
     */
    void begin() throws IOException;

    /** Says that the server does not offer TLS; an error if TLS is a must. */
    void notOffered(String reason) throws IOException;
}
