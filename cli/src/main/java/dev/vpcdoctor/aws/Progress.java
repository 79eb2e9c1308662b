package dev.vpcdoctor.aws;

/** Hears how far a collection is. Called from several threads. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (finished, begun) -> {};

    /**
     * A call began or ended.
     *
     * @param finished calls that ended, however they did
     * @param begun calls so far; more may follow
     */
    void changed(int finished, int begun);
}
