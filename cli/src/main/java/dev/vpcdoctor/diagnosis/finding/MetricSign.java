package dev.vpcdoctor.diagnosis.finding;

/** What metrics say, of whatever they count. */
public enum MetricSign {
    /** The function ran. */
    INVOKED,
    /** Some of its invocations ended with an error or were ended by Lambda. */
    INVOCATIONS_FAIL,
    /** The function ran, and none of its invocations ended with an error. */
    INVOCATIONS_SUCCEED,
    /** Nearly all connections through the NAT gateway are established. */
    NAT_PASSES,
    /** Connections are attempted through the NAT gateway, and none is established. */
    NAT_PASSES_NOTHING,
    /** How many connections the database has is known. */
    DATABASE_CONNECTED,
    /** The database has more than four fifths of the connections that it takes. */
    DATABASE_CROWDED,
    /** The database takes at least a fifth more connections than it has. */
    DATABASE_ROOMY
}
