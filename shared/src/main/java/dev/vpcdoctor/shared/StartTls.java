package dev.vpcdoctor.shared;

/** How TLS is begun on an open connection. */
public enum StartTls implements Word {
    /** At once, as HTTPS does. */
    NONE("none"),
    POSTGRESQL("postgresql"),
    MYSQL("mysql"),
    SMTP("smtp");

    private final String word;

    StartTls(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
