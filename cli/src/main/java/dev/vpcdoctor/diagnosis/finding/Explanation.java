package dev.vpcdoctor.diagnosis.finding;

/**
 * What a code means, for a person who reads about it: one page of {@link Explanations}.
 *
 * @param code kebab-case words that explain themselves
 * @param chapter in which it is told
 * @param severity how much it mostly matters
 * @param reference the page of AWS's documentation that says so
 * @param means what is true when it holds, one or two sentences
 * @param shows how it shows to the function
 * @param toldApart how it is told from its neighbours
 * @param fix what fixes it, in words
 */
public record Explanation(
        String code,
        Chapter chapter,
        Severity severity,
        String reference,
        String means,
        String shows,
        String toldApart,
        String fix) {}
