package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.probe.ProbeJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A template of a function that AWS is asked about, and the code that it refers to. */
class ProbeTemplateIT {
    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount();

    private static AwsWorld world;

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() {
        world = ACCOUNT.build();
    }

    @Test
    void theFunctionsPlaceAndTargetsAreRead() {
        Run run = Run.of("probe", "template", "--format", "cloudformation", "--function", AwsWorld.FUNCTION);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out())
                .contains("\"" + world.functionSubnetA + "\"", "\"" + world.functionSubnetB + "\"")
                .contains("\"" + world.functionGroup + "\"", "\"orders.aaaaaaaaaa.eu-west-1.rds.amazonaws.com:5432")
                .doesNotContain("hunter2");
    }

    @Test
    void theCodeIsTheProbeThatTheCommandLineCarries() throws IOException {
        Path jar = folder.resolve("vpc-doctor-probe.jar");

        Run saved = Run.of("probe", "template", "--jar", jar.toString());
        Run again = Run.of("probe", "template", "--jar", jar.toString());

        assertThat(saved.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(saved.out()).isEmpty();
        assertThat(saved.err()).isEqualTo("saved " + jar + " (" + ProbeJar.bytes().length + " bytes)\n");
        assertThat(Files.readAllBytes(jar)).isEqualTo(ProbeJar.bytes()).startsWith('P', 'K');
        assertThat(again.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void anotherFileIsNotOverwritten() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.jar"), "mine");

        Run run = Run.of("probe", "template", "--jar", mine.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("is there already, and is not this probe");
        assertThat(mine).hasContent("mine");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        Run run = Run.of(
                "probe", "template", "--jar", folder.resolve("no/such.jar").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("cannot be written");
    }
}
