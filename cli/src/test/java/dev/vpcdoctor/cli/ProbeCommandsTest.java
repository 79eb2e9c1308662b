package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong on the command line is told before AWS is asked. */
class ProbeCommandsTest {

    @Test
    void probeAloneShowsItsCommands() {
        Run run = Run.of("probe");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out())
                .startsWith("Usage: vpc-doctor probe")
                .contains("deploy", "run", "list", "remove", "cleanup", "What a probe is");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "run", "list", "remove", "cleanup"})
    void everyCommandExplainsItself(String command) {
        Run run = Run.of("probe", command, "--help");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out())
                .startsWith("Usage: vpc-doctor probe " + command)
                .contains("--profile", "--region", "--timeout", "--output");
    }

    @Test
    void anUnknownCommandIsWrongUsageAndTheNearestIsSuggested() {
        Run run = Run.of("probe", "lst");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("lst", "list", "Try 'vpc-doctor probe --help'");
    }

    @Test
    void whereAProbeIsToStandHasToBeSaid() {
        assertWrong("where shall the probe stand?", "--yes");
        assertWrong("give either it, or --subnets", "--function", "f", "--subnets", "subnet-1", "--yes");
        assertWrong("--security-groups is missing", "--subnets", "subnet-1", "--to", "a:1", "--yes");
        assertWrong("--subnets is missing", "--security-groups", "sg-1", "--to", "a:1", "--yes");
        assertWrong(
                "--subnets vpc-1 are no such ids", "--subnets", "vpc-1", "--security-groups", "sg-1", "--to", "a:1");
        assertWrong("to what may it connect?", "--subnets", "subnet-1", "--security-groups", "sg-1", "--yes");
    }

    @Test
    void aTargetARoleAndATimeHaveToBeOnes() {
        assertWrong("'port' is not a port", "--function", "f", "--to", "db.example.com:port", "--yes");
        assertWrong("is not the ARN of a role", "--function", "f", "--role", "probes", "--yes");
        assertWrong("is not a span of time", "--function", "f", "--keep-for", "soon", "--yes");
        assertWrong("is not a span of time", "--function", "f", "--keep-for", "15d", "--yes");
    }

    @Test
    void aNameHasToBeOne() {
        for (String command : List.of("run", "remove")) {
            Run run = Run.of("probe", command, "Not_A_Name");

            assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(run.err()).contains("Not_A_Name cannot be the name of a probe");
        }
    }

    private static void assertWrong(String because, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "probe";
        arguments[1] = "deploy";
        System.arraycopy(options, 0, arguments, 2, options.length);
        Run run = Run.of(arguments);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains(because);
        assertThat(run.out()).isEmpty();
    }
}
