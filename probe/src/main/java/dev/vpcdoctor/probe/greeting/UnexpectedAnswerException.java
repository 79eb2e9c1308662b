package dev.vpcdoctor.probe.greeting;

import java.io.IOException;

/** What came back is not the protocol that was spoken. */
public final class UnexpectedAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnexpectedAnswerException(String message) {
        super(message);
    }
}
