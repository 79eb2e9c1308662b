package dev.vpcdoctor.snapshot;

/** How far an id tells one resource from all others, and with it whether two descriptions are of the same one. */
enum ResourceIdentity {
    /** AWS gives the id once in the world. */
    GLOBAL,
    /** A name, given once in an account and region. */
    REGIONAL,
    /** A name, given once in an account. */
    OF_ACCOUNT,
    /** Several answers are about one id and each tells another part. */
    NONE
}
