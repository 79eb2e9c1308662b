package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not reach its reader is no answer, whatever the command would have said. */
class FullDiskTest {

    @TempDir
    private Path folder;

    /** Takes nothing. */
    private static final class FullDisk extends Writer {
        @Override
        public void write(char[] letters, int from, int count) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void aReportThatCannotBeWrittenIsNoVerdict() {
        SnapshotWriter.write(
                Scenarios.find("database-does-not-admit").orElseThrow().snapshot(), folder);

        assertIsTold("diagnose", "checkout", "--to=internet", "--snapshot", folder.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "demo no-nat",
                "explain no-route-to-internet",
                "failure-modes",
                "iam-policy diagnose",
                "probe",
                "probe template --format terraform --subnets subnet-1 --security-groups sg-1 --to 10.0.0.1:5432"
            })
    void noCommandLosesWhatItSays(String command) {
        assertIsTold(command.split(" ", -1));
    }

    private static void assertIsTold(String... arguments) {
        StringWriter err = new StringWriter();

        int exitCode =
                Main.run(Run.NO_TERMINAL, new PrintWriter(new FullDisk()), new PrintWriter(err, true), arguments);

        assertThat(exitCode).isEqualTo(ExitCode.NOT_WRITTEN);
        assertThat(err.toString())
                .endsWith("vpc-doctor: the output cannot be written to stdout: the disk is full, or nobody reads it\n");
    }
}
