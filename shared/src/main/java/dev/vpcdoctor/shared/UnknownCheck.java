package dev.vpcdoctor.shared;

/**
 * A check that this version cannot make, as it was read: of a kind or with a field that it does not know, or with a
 * value that cannot be. It is answered with {@code failed} and the reason; it can be read but not written.
 *
 * @param id the check's id, or its place in the request ({@code checks[3]}) where it has none
 */
public record UnknownCheck(String id, String kind, String reason) implements Check {
    /** How the reason begins where a newer sender asks an older probe. */
    public static final String NOT_UNDERSTOOD = "not understood by this probe version";

    @Override
    public Attempts attempts() {
        return Attempts.DEFAULT;
    }
}
