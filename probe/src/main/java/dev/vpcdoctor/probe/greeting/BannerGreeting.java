package dev.vpcdoctor.probe.greeting;

import java.io.IOException;

/** Says nothing, and hears who speaks first. */
public final class BannerGreeting implements Greeting {
    private static final int ENOUGH = 128;

    @Override
    public GreetingResult greet(Conversation conversation, TlsNegotiation negotiation) throws IOException {
        return GreetingResult.ready(Guess.of(conversation.some(ENOUGH)));
    }
}
