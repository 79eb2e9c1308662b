package dev.vpcdoctor.diagnosis;

/**
 * What a failure mode is, for a person who reads about it.
 *
 * @param code kebab-case words that explain themselves
 * @param chapter in which it is told
 * @param expected who else can speak of it, and how
 * @param means what is true when it holds, one or two sentences
 * @param shows how it shows to the function
 * @param toldApart how it is told from its neighbours
 * @param fix what mends it, in words
 * @param reference the page of AWS's documentation that says so
 */
public record Explanation(
        String code,
        Chapter chapter,
        Severity severity,
        Expectation expected,
        String means,
        String shows,
        String toldApart,
        String fix,
        String reference) {

    /** The same, where what it says matters more or less than it mostly does. */
    public Explanation withSeverity(Severity other) {
        return new Explanation(code, chapter, other, expected, means, shows, toldApart, fix, reference);
    }
}
