package dev.vpcdoctor.diagnosis.finding;

/**
 * What a finding says, in the kebab-case words by which reports, scripts and {@code vpc-doctor explain} name it. What it
 * means for a person is in its {@link Explanation}, which is read when first asked for.
 *
 * @param name such as {@code no-route-to-internet}
 * @param expected who else can speak of it, and how
 */
public record FindingCode(String name, ExpectedEvidence expected) {

    /** What it is, for a person who reads about it. */
    public Explanation explanation() {
        return Explanations.of(name);
    }

    /** How much it mostly matters. */
    public Severity severity() {
        return explanation().severity();
    }

    /** The page of AWS's documentation that says so. */
    public String reference() {
        return explanation().reference();
    }

    /** What a finding that is no error means for the verdict on its targets. */
    VerdictEffect effectBesideErrors(Confidence confidence) {
        if (expected == ExpectedEvidence.OPEN) {
            return confidence == Confidence.POSSIBLE ? VerdictEffect.MAY_REACH : VerdictEffect.REACHES;
        }
        return expected == ExpectedEvidence.PASSES_ANYWAY
                ? VerdictEffect.CONTRADICTS_CONFIGURATION
                : VerdictEffect.NONE;
    }

    @Override
    public String toString() {
        return name;
    }
}
