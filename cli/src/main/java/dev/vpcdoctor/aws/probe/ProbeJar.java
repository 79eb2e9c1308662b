package dev.vpcdoctor.aws.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The probe's jar, which goes along with the command line and is no part of its class path. */
public final class ProbeJar {
    static final String HANDLER = "dev.vpcdoctor.probe.ProbeHandler";

    private static final String RESOURCE = "vpc-doctor-probe.jar";

    private ProbeJar() {}

    /** The whole jar. */
    public static byte[] bytes() {
        try (InputStream in = ProbeJar.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the probe is missing in this build of vpc-doctor: 'mvn package' puts it in");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
