package dev.vpcdoctor.probe;

import dev.vpcdoctor.probe.environment.EnvironmentReader;
import dev.vpcdoctor.probe.guard.Guard;
import dev.vpcdoctor.shared.ProbeReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

/** The probe as a program: request on standard input, report on standard output. */
public final class ProbeMain {
    static final int DONE = 0;
    static final int NOT_WRITTEN = 1;
    static final int REFUSED = 2;

    /** As long as a Lambda function may run. */
    private static final Duration AVAILABLE = Duration.ofMinutes(15);

    private static final String USAGE = """
        Tries connections from this machine and reports what it saw, as JSON.

          java -jar probe.jar < request.json > report.json

        A request:  {"schemaVersion": "1", "checks": [
                      {"id": "db", "kind": "service", "protocol": "postgresql",
                       "host": "db.example.com", "port": 5432}]}

        Kinds: dns, tcp, tls, service, egress, aws-endpoint, path-mtu.
        VPC_DOCTOR_ALLOW="db.example.com:5432,10.0.0.0/16:443" allows these targets only.
        Exit codes: 0 the report was written, 1 it could not be, 2 the request was refused.
        """;

    private ProbeMain() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.in, System.out, System.err));
    }

    static int run(
            String[] arguments, Map<String, String> variables, InputStream in, PrintStream out, PrintStream err) {
        if (arguments.length > 0) {
            boolean help = arguments[0].equals("--help") || arguments[0].equals("-h");
            if (arguments[0].equals("--version")) {
                out.println("vpc-doctor probe " + ProbeVersion.get());
                return DONE;
            }
            (help ? out : err).print(USAGE);
            return help ? DONE : REFUSED;
        }
        EnvironmentReader environment = new EnvironmentReader(variables);
        Guard guard;
        try {
            guard = environment.runtimeApi().isPresent()
                    ? Guard.inLambda(environment.variable(Guard.ALLOW_LIST_VARIABLE), environment.runtimeApi())
                    : Guard.byHand(environment.variable(Guard.ALLOW_LIST_VARIABLE));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + " (" + Guard.ALLOW_LIST_VARIABLE + ")");
            return REFUSED;
        }
        ProbeReport report = new Probe(guard, environment).answer(in, AVAILABLE);
        return write(report, out, err);
    }

    private static int write(ProbeReport report, PrintStream out, PrintStream err) {
        try {
            out.write(ReportJson.bytes(report));
        } catch (IOException e) {
            err.println("the report could not be written: " + e.getMessage());
            return NOT_WRITTEN;
        }
        out.println();
        if (out.checkError()) {
            err.println("the report could not be written");
            return NOT_WRITTEN;
        }
        return report.refusal().isPresent() ? REFUSED : DONE;
    }
}
