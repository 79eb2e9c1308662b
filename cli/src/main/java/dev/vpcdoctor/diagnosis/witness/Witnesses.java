package dev.vpcdoctor.diagnosis.witness;

/**
 * All who speak of the network beside its configuration.
 *
 * @param packets what probes saw
 */
public record Witnesses(Packets packets) {
    /** Nobody: the configuration stands alone. */
    public static final Witnesses NONE = new Witnesses(Packets.NONE);
}
