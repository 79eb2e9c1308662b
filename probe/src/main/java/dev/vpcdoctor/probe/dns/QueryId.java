package dev.vpcdoctor.probe.dns;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;

/**
 * Ids for queries that nobody can foretell. Where the kernel's generator can be read as a file it is, which is what
 * {@link SecureRandom} does there as well, but after twenty milliseconds of a cold start.
 */
final class QueryId {
    private static final String KERNEL = "/dev/urandom";

    private QueryId() {}

    /** 0 to 65,535. */
    static int next() {
        try (InputStream kernel = new FileInputStream(KERNEL)) {
            int high = kernel.read();
            int low = kernel.read();
            if (high >= 0 && low >= 0) {
                return high << Byte.SIZE | low;
            }
        } catch (IOException e) {
            // Not a Unix, or no descriptor is left.
        }
        return new SecureRandom().nextInt(1 << Short.SIZE);
    }
}
