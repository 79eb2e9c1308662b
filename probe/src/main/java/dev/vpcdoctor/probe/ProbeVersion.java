package dev.vpcdoctor.probe;

/** The version of this jar. */
final class ProbeVersion {
    private ProbeVersion() {}

    /** From the jar's manifest; {@code development} where the classes are not in a jar. */
    static String get() {
        String version = ProbeVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
