package dev.vpcdoctor.shared;

/** A document that cannot be used; the message names the place and what is expected there. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedJsonException(String message) {
        super(message);
    }
}
