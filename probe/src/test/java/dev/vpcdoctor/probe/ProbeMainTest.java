package dev.vpcdoctor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.shared.MalformedJsonException;
import dev.vpcdoctor.shared.ProbeReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbeMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aReportIsWrittenAndTheExitCodeIsZeroWhateverWasSeen() throws MalformedJsonException {
        String request = """
            {"schemaVersion": "1", "checks": [{"id": "m", "kind": "tcp", "host": "169.254.169.254", "port": 80}]}
            """;

        assertThat(run(request, Map.of())).isZero();
        assertThat(ProbeReport.fromJson(out.toString(StandardCharsets.UTF_8)).of("m"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.outcome().word()).isEqualTo("not-allowed"));
    }

    @Test
    void aRequestThatIsNoneIsRefusedInAReportWithExitCodeTwo() throws MalformedJsonException {
        assertThat(run("hello", Map.of())).isEqualTo(2);
        assertThat(ProbeReport.fromJson(out.toString(StandardCharsets.UTF_8)).refusal())
                .isPresent();
    }

    @Test
    void anAllowListThatCannotBeReadIsSaidOnStandardErrorWithExitCodeTwo() {
        assertThat(run("{}", Map.of("VPC_DOCTOR_ALLOW", "nonsense"))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("entry nonsense cannot be read", "VPC_DOCTOR_ALLOW");
        assertThat(out.size()).isZero();
    }

    @Test
    void insideLambdaTheProgramIsBoundByTheRulesOfLambda() throws MalformedJsonException {
        String request =
                "{\"schemaVersion\": \"1\", \"checks\": [{\"id\": \"t\", \"kind\": \"tcp\", \"host\": \"127.0.0.1\","
                        + " \"port\": 9001}]}";

        run(request, Map.of("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001", "VPC_DOCTOR_ALLOW", "127.0.0.1:*"));

        assertThat(ProbeReport.fromJson(out.toString(StandardCharsets.UTF_8)).of("t"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.outcome().word()).isEqualTo("not-allowed"));
    }

    @Test
    void aReportThatCannotBeWrittenIsExitCodeOne() {
        PrintStream full = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("no space left");
                    }
                },
                true,
                StandardCharsets.UTF_8);

        int code = ProbeMain.run(
                new String[0], Map.of(), input("{\"schemaVersion\": \"1\", \"checks\": []}"), full, print(err));

        assertThat(code).isEqualTo(1);
    }

    @Test
    void helpGoesToStandardOutputAndWrongUsageToStandardError() {
        assertThat(ProbeMain.run(new String[] {"--help"}, Map.of(), input(""), print(out), print(err)))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("java -jar probe.jar < request.json");
        assertThat(ProbeMain.run(new String[] {"what"}, Map.of(), input(""), print(out), print(err)))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("java -jar probe.jar");
    }

    private int run(String request, Map<String, String> variables) {
        return ProbeMain.run(new String[0], variables, input(request), print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static ByteArrayInputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
