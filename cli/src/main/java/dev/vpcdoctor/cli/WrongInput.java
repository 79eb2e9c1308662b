package dev.vpcdoctor.cli;

/** Something that the user gave and that cannot be used. The message says what was wanted and what to do. */
final class WrongInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongInput(String message) {
        super(message);
    }

    WrongInput(String message, Throwable cause) {
        super(message, cause);
    }
}
