package dev.vpcdoctor.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vpcdoctor.aws.ApiCall;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.FaultyProxy;
import dev.vpcdoctor.probe.testing.Background;
import dev.vpcdoctor.probe.testing.Command;
import dev.vpcdoctor.probe.testing.LambdaEmulator;
import dev.vpcdoctor.probe.testing.Ports;
import dev.vpcdoctor.probe.testing.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Lambda with packets, behind the test API server, which keeps functions and cannot run them. A function that is created in
 * a subnet of the lab is put into that subnet's namespace, with the very jar and variables that were deployed, under AWS's
 * emulator and runtime client; its invocations go there.
 */
final class LabLambda implements FaultyProxy.Rewriting, FaultyProxy.Functions, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LabVpc lab;
    private final Map<String, String> variables;
    private final Path folder;
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Map<String, CompletableFuture<Running>> functions = new ConcurrentHashMap<>();
    private volatile Map<String, String> hosts = Map.of();

    private record Running(String host, int port, Background process) {}

    /**
     * Nothing runs yet.
     *
     * @param variables further ones of every function, for what the managed runtime would bring
     * @param folder for the jars that are deployed
     */
    LabLambda(LabVpc lab, Map<String, String> variables, Path folder) {
        this.lab = lab;
        this.variables = Map.copyOf(variables);
        this.folder = folder;
        Requirement.program("curl");
    }

    /** Says in which host of the lab functions are put from now on, for each id of a subnet. */
    void place(Map<String, String> hostBySubnet) {
        hosts = Map.copyOf(hostBySubnet);
    }

    /** A function is known here before its creation is answered, so that whoever invokes it at once waits for its start. */
    @Override
    public CannedAnswer answer(ApiCall call, String request, CannedAnswer truth) {
        String uri = request.substring(0, request.indexOf(' '));
        if (call.operation().equals("lambda:CreateFunction") && truth.status() == 201) {
            JsonNode wanted = json(request.substring(uri.length()));
            String subnetId = wanted.path("VpcConfig").path("SubnetIds").path(0).asText();
            Optional.ofNullable(hosts.get(subnetId))
                    .ifPresent(host -> functions.put(
                            wanted.path("FunctionName").asText(),
                            CompletableFuture.supplyAsync(() -> start(host, wanted), pool)));
        } else if (call.operation().equals("lambda:DeleteFunction")) {
            stop(Path.of(uri.split("\\?", 2)[0]).getFileName().toString());
        }
        return truth;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One after the other: AWS's runtime client unpacks a library to a file of a fixed name when it starts. */
    private synchronized Running start(String host, JsonNode wanted) {
        String name = wanted.path("FunctionName").asText();
        Path jar = folder.resolve(name + ".jar");
        try {
            Files.write(
                    jar,
                    Base64.getDecoder()
                            .decode(wanted.path("Code").path("ZipFile").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> environment = new HashMap<>(variables);
        wanted.path("Environment")
                .path("Variables")
                .properties()
                .forEach(one -> environment.put(one.getKey(), one.getValue().asText()));
        environment.put("AWS_LAMBDA_FUNCTION_NAME", name);
        environment.put(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", wanted.path("MemorySize").asText());
        environment.put("AWS_LAMBDA_FUNCTION_TIMEOUT", wanted.path("Timeout").asText());
        int port = Ports.free();
        List<String> command =
                LambdaEmulator.command(jar, wanted.path("Handler").asText(), port);
        Background process = Background.start(
                LambdaEmulator.environment(jar, environment), lab.inHost(host, command.toArray(String[]::new)));
        process.await(() -> lab.in(host, "ss", "-lnt").contains(":" + port + " "));
        Running running = new Running(host, port, process);
        invoke(running, "{\"schemaVersion\": \"1\", \"checks\": []}");
        return running;
    }

    @Override
    public CannedAnswer invoke(String name, String event) {
        return CannedAnswer.text("application/json", invoke(functions.get(name).join(), event));
    }

    private String invoke(Running function, String event) {
        return Command.run(
                event,
                lab.inHost(
                        function.host(),
                        "curl",
                        "--silent",
                        "--show-error",
                        "--max-time",
                        "50",
                        "--data-binary",
                        "@-",
                        "http://127.0.0.1:" + function.port() + "/2015-03-31/functions/function/invocations"));
    }

    /** Waits for one that is just starting: nobody else knows its process. */
    private void stop(String name) {
        Optional.ofNullable(functions.remove(name))
                .ifPresent(running ->
                        running.thenAccept(one -> one.process().close()).join());
    }

    @Override
    public void close() {
        List.copyOf(functions.keySet()).forEach(this::stop);
        pool.shutdownNow();
    }
}
