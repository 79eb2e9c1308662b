package dev.vpcdoctor.probe.greeting;

import java.io.IOException;

/** The first words of a protocol. */
public interface Greeting {
    /**
     * Speaks first, or listens, as the protocol has it, and tells what came of it.
     *
     * @param negotiation how TLS is begun, for protocols that negotiate it
     * @throws UnexpectedAnswerException if what came is not this protocol
     * @throws TlsNotEstablishedException if TLS was to be begun and was not, which has been observed by then
     * @throws IOException if the connection broke or its time was over
     */
    GreetingResult greet(Conversation conversation, TlsNegotiation negotiation) throws IOException;

    /** Whether TLS begins within the protocol rather than before it. */
    default boolean negotiatesTls() {
        return false;
    }
}
