package dev.vpcdoctor.probe;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.vpcdoctor.probe.environment.EnvironmentReader;
import dev.vpcdoctor.probe.guard.Guard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** The probe as a Lambda function. */
public final class ProbeHandler implements RequestStreamHandler {
    /** What is kept of the function's time to write the report and send it. */
    private static final long RESERVE_MILLIS = 300;

    private final Probe probe;

    public ProbeHandler() {
        EnvironmentReader environment = new EnvironmentReader(System.getenv());
        this.probe = new Probe(
                Guard.inLambda(environment.variable(Guard.ALLOW_LIST_VARIABLE), environment.runtimeApi()), environment);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        long remaining = context.getRemainingTimeInMillis();
        long available = Math.max(remaining - RESERVE_MILLIS, remaining / 2);
        output.write(ReportJson.bytes(probe.answer(input, Duration.ofMillis(Math.max(1, available)))));
    }
}
