package dev.vpcdoctor.shared;

/** Whether a service is greeted over TLS. */
public enum TlsUse implements Word {
    NEVER("never"),
    /** If the protocol negotiates TLS and the server offers it (PostgreSQL, MySQL); otherwise as {@link #NEVER}. */
    IF_OFFERED("if-offered"),
    ALWAYS("always");

    private final String word;

    TlsUse(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
