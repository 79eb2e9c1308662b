package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.FaultyProxy.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is saved of an account, and what is not. */
class LiveSnapshotIT {
    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount();

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() {
        ACCOUNT.build().close();
    }

    @Test
    void noSecretOfTheFunctionIsSavedUnlessItIsAskedFor() throws IOException {
        Path careful = folder.resolve("careful");
        Path whole = folder.resolve("whole");

        Run.of("snapshot", AwsWorld.FUNCTION, "-o", careful.toString());
        Run.of("snapshot", AwsWorld.FUNCTION, "-o", whole.toString(), "--keep-environment");

        assertThat(textOf(careful)).contains("orders.example.com").doesNotContain("hunter2");
        assertThat(textOf(whole)).contains("hunter2-hunter2");
    }

    @Test
    void aFolderThatHoldsSomethingIsRefusedBeforeAwsIsAsked() throws IOException {
        ACCOUNT.proxy.breakWith(Fault.NONE);
        Path full = Files.createDirectories(folder.resolve("full"));
        Files.writeString(full.resolve("mine.txt"), "keep me");

        Run run = Run.of("snapshot", AwsWorld.FUNCTION, "-o", full.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("is not empty (it holds mine.txt)");
        assertThat(ACCOUNT.proxy.operations()).isEmpty();
    }

    private static String textOf(Path snapshot) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(snapshot)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
