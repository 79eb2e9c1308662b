package dev.vpcdoctor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version, and the Java that runs it: what a bug report needs. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "vpc-doctor %s (Java %s, %s %s)"
                    .formatted(
                            number(), Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"))
        };
    }

    /** The version as in the pom, which the build writes into the resource. */
    static String number() {
        var properties = new Properties();
        try (InputStream resource = Version.class.getResourceAsStream("version.properties")) {
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties cannot be read: the jar is damaged", e);
        }
        return properties.getProperty("version");
    }
}
