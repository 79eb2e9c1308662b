package dev.vpcdoctor.shared;

/** What a service is greeted with. */
public enum Protocol implements Word {
    POSTGRESQL("postgresql"),
    /** MySQL and MariaDB. */
    MYSQL("mysql"),
    /** Redis and Valkey. */
    REDIS("redis"),
    MONGODB("mongodb"),
    SQLSERVER("sqlserver"),
    MEMCACHED("memcached"),
    KAFKA("kafka"),
    HTTP("http"),
    /** HTTP over TLS, whatever {@link TlsUse} says. */
    HTTPS("https"),
    /** Says nothing and listens who speaks first: SSH, SMTP, FTP and others. */
    BANNER("banner");

    private final String word;

    Protocol(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
