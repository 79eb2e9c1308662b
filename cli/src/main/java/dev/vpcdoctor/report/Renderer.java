package dev.vpcdoctor.report;

/**
 * Writes one kind of answer in one format.
 *
 * @param <T> a {@link dev.vpcdoctor.diagnosis.Diagnosis}, or a {@link WalkReport}
 */
@FunctionalInterface
public interface Renderer<T> {

    /** The whole report; it ends with a line feed. */
    String render(T answer);
}
