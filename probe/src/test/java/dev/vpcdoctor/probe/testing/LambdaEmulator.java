package dev.vpcdoctor.probe.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One execution environment of a Lambda function: AWS's runtime interface emulator with AWS's runtime interface client for
 * Java, invoked over HTTP as the Lambda API does. The Java options are those of the managed runtimes.
 */
public final class LambdaEmulator implements AutoCloseable {
    private final Background process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private LambdaEmulator(Background process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the emulator; the function itself starts with the first invocation, as a cold start. */
    public static LambdaEmulator start(Map<String, String> variables) {
        return start(Requirement.probeJar(), "dev.vpcdoctor.probe.ProbeHandler", variables);
    }

    public static LambdaEmulator start(Path jar, String handler, Map<String, String> variables) {
        int port = Ports.free();
        Background process = Background.start(environment(jar, variables), command(jar, handler, port));
        return new LambdaEmulator(process.await(() -> Ports.open("127.0.0.1", port)), port);
    }

    /** The variables of a function, over those that Lambda sets itself. */
    public static Map<String, String> environment(Path jar, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "AWS_LAMBDA_FUNCTION_NAME", "probe",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
                "AWS_LAMBDA_FUNCTION_TIMEOUT", "30",
                "AWS_REGION", "eu-west-1",
                "LAMBDA_TASK_ROOT", jar.toAbsolutePath().getParent().toString()));
        environment.putAll(variables);
        return environment;
    }

    /** The command of an emulator that is invoked at a port of loopback. */
    public static List<String> command(Path jar, String handler, int port) {
        return List.of(
                Requirement.program("aws-lambda-rie"),
                "--log-level",
                "warning",
                "--runtime-interface-emulator-address",
                "127.0.0.1:" + port,
                "--runtime-api-address",
                "127.0.0.1:" + Ports.free(),
                ProbeProcess.java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                runtimeClassPath() + File.pathSeparator + jar,
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                handler);
    }

    private static String runtimeClassPath() {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("lambda.runtime")))) {
            return jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String invoke(String event) {
        return invokeLater(event).join();
    }

    public CompletableFuture<String> invokeLater(String event) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/2015-03-31/functions/function/invocations"))
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(this::body);
    }

    /** The emulator answers nothing where the function broke down: then its own words say why. */
    private String body(HttpResponse<String> response) {
        if (response.body().isBlank()) {
            throw new IllegalStateException("an empty answer, HTTP " + response.statusCode() + ": " + printed());
        }
        return response.body();
    }

    public String printed() {
        return process.printed();
    }

    @Override
    public void close() {
        process.close();
        client.close();
    }
}
