package dev.vpcdoctor.probe.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Debian's PostgreSQL with data of its own, run as the user {@code postgres}. */
public final class PostgreSqlServer {
    private final Path programs;
    private final Path folder;

    /**
     * Finds the newest version, or skips the test where there is none.
     *
     * @param folder for the data and the socket, which the user {@code postgres} may write
     */
    public PostgreSqlServer(Path folder) {
        Requirement.root();
        Requirement.program("setpriv");
        this.programs = programs();
        this.folder = folder;
    }

    private static Path programs() {
        try (Stream<Path> versions = Files.exists(Path.of("/usr/lib/postgresql"))
                ? Files.list(Path.of("/usr/lib/postgresql"))
                : Stream.empty()) {
            Optional<Path> newest = versions.sorted().reduce((one, other) -> other);
            return Path.of(Requirement.program(
                            newest.map(version -> version + "/bin").orElse("/usr/lib/postgresql"), "postgres"))
                    .getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an empty database that admits clients by these lines of {@code pg_hba.conf}. */
    public void initialise(String name, String admits) {
        Path data = folder.resolve(name);
        Command.run("", asPostgres(programs + "/initdb", "--no-sync", "-D", data.toString(), "-A", "trust"));
        try {
            Files.writeString(data.resolve("pg_hba.conf"), admits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The command that serves a database.
     *
     * @param options of the server, such as {@code -c ssl=off}, without blanks in their values
     */
    public List<String> command(String name, String address, int port, String options) {
        List<String> command = asPostgres(
                programs + "/postgres",
                "-D",
                folder.resolve(name).toString(),
                "-p",
                Integer.toString(port),
                "-h",
                address,
                "-k",
                folder.toString());
        command.addAll(List.of(options.split(" ")));
        return command;
    }

    /** Not by {@code runuser}, which stays in between and takes two seconds to end. */
    private static List<String> asPostgres(String... command) {
        List<String> whole =
                new ArrayList<>(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"));
        whole.addAll(List.of(command));
        return whole;
    }

    /** Serves a database on loopback. */
    public Background start(String name, int port, String options) {
        return Background.start(Map.of(), command(name, "127.0.0.1", port, options))
                .await(() -> Ports.open("127.0.0.1", port));
    }
}
