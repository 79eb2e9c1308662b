package dev.vpcdoctor.probe.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Certificates for servers of the tests, made with OpenSSL: an authority, and what it signs. */
public final class Certificates {
    private final Path folder;

    private Certificates(Path folder) {
        this.folder = folder;
    }

    /** A new authority with its files in the folder. */
    public static Certificates in(Path folder) {
        Certificates certificates = new Certificates(folder);
        String openssl = Requirement.program("openssl");
        Command.run(
                openssl,
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=Test Authority",
                "-days",
                "30",
                "-keyout",
                certificates.path("ca.key"),
                "-out",
                certificates.path("ca.pem"));
        return certificates;
    }

    /** Makes {@code name.pem} and {@code name.key}, signed by the authority, for a DNS name and dates as OpenSSL takes them. */
    public void sign(String name, String dnsName, String notBefore, String notAfter) {
        String openssl = Requirement.program("openssl");
        try {
            Files.writeString(folder.resolve(name + ".conf"), """
                [ca]
                default_ca = d
                [d]
                database = %1$s/%2$s.db
                serial = %1$s/%2$s.serial
                new_certs_dir = %1$s
                default_md = sha256
                policy = p
                x509_extensions = e
                [p]
                commonName = supplied
                [e]
                subjectAltName = %3$s
                """.formatted(folder, name, dnsName));
            Files.writeString(folder.resolve(name + ".db"), "");
            Files.writeString(folder.resolve(name + ".serial"), "1000\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Command.run(
                openssl,
                "req",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=" + name,
                "-keyout",
                path(name + ".key"),
                "-out",
                path(name + ".csr"));
        Command.run(
                openssl,
                "ca",
                "-batch",
                "-notext",
                "-config",
                path(name + ".conf"),
                "-cert",
                path("ca.pem"),
                "-keyfile",
                path("ca.key"),
                "-startdate",
                notBefore,
                "-enddate",
                notAfter,
                "-in",
                path(name + ".csr"),
                "-out",
                path(name + ".pem"));
    }

    /** Makes {@code name.pem} and {@code name.key}, signed by nobody else. */
    public void selfSigned(String name, String dnsName) {
        Command.run(
                Requirement.program("openssl"),
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=" + dnsName,
                "-days",
                "30",
                "-keyout",
                path(name + ".key"),
                "-out",
                path(name + ".pem"));
    }

    public String path(String file) {
        return folder.resolve(file).toString();
    }

    /** The authority, to trust. */
    public String authority() {
        try {
            return Files.readString(folder.resolve("ca.pem"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
