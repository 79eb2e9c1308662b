package dev.vpcdoctor.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vpcdoctor.probe.testing.Background;
import dev.vpcdoctor.probe.testing.Command;
import dev.vpcdoctor.probe.testing.LambdaEmulator;
import dev.vpcdoctor.probe.testing.Ports;
import dev.vpcdoctor.probe.testing.Requirement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda with packets: stands before the test API server, which keeps functions and cannot run them. A function that is
 * created in a subnet of the lab is put into that subnet's namespace, with the very jar and variables that were deployed,
 * under AWS's emulator and runtime client; its invocations go there. All else goes on to the API server.
 */
final class LabLambda implements AutoCloseable {
    private static final Set<String> NOT_FORWARDED =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");
    private static final Pattern FUNCTION = Pattern.compile("/2015-03-31/functions/([^/]+)(/invocations)?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LabVpc lab;
    private final URI api;
    private final Map<String, String> hostBySubnet;
    private final Map<String, String> variables;
    private final Path folder;
    private final HttpServer server;
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Running> functions = new ConcurrentHashMap<>();

    private record Running(String host, int port, Background process) {}

    /**
     * Begins to listen.
     *
     * @param api the server behind
     * @param hostBySubnet the lab's host for each id of a subnet
     * @param variables further ones of every function, for what the managed runtime would bring
     * @param folder for the jars that are deployed
     */
    LabLambda(LabVpc lab, URI api, Map<String, String> hostBySubnet, Map<String, String> variables, Path folder) {
        this.lab = lab;
        this.api = api;
        this.hostBySubnet = Map.copyOf(hostBySubnet);
        this.variables = Map.copyOf(variables);
        this.folder = folder;
        Requirement.program("curl");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(pool);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Matcher path = FUNCTION.matcher(exchange.getRequestURI().getPath());
        boolean ofFunction = path.matches();
        try (exchange) {
            if (ofFunction && path.group(2) != null && functions.containsKey(path.group(1))) {
                answer(exchange, 200, invoke(functions.get(path.group(1)), body));
                return;
            }
            int status = forward(exchange, body);
            boolean creates = exchange.getRequestMethod().equals("POST")
                    && exchange.getRequestURI().getPath().matches("/2015-03-31/functions/?");
            if (creates && status == 201) {
                start(JSON.readTree(body));
            } else if (ofFunction && exchange.getRequestMethod().equals("DELETE")) {
                stop(path.group(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private byte[] invoke(Running function, byte[] event) {
        return Command.run(
                        new String(event, StandardCharsets.UTF_8),
                        lab.inHost(
                                function.host(),
                                "curl",
                                "--silent",
                                "--show-error",
                                "--max-time",
                                "50",
                                "--data-binary",
                                "@-",
                                "http://127.0.0.1:" + function.port() + "/2015-03-31/functions/function/invocations"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** One after the other: AWS's runtime client unpacks a library to a file of a fixed name when it starts. */
    private synchronized void start(JsonNode created) throws IOException {
        String host = hostBySubnet.get(
                created.path("VpcConfig").path("SubnetIds").path(0).asText());
        if (host == null) {
            return;
        }
        String name = created.path("FunctionName").asText();
        Path jar = folder.resolve(name + ".jar");
        byte[] code =
                Base64.getDecoder().decode(created.path("Code").path("ZipFile").asText());
        Files.copy(new ByteArrayInputStream(code), jar);
        Map<String, String> environment = new HashMap<>(variables);
        created.path("Environment")
                .path("Variables")
                .properties()
                .forEach(one -> environment.put(one.getKey(), one.getValue().asText()));
        environment.put("AWS_LAMBDA_FUNCTION_NAME", name);
        environment.put(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", created.path("MemorySize").asText("512"));
        environment.put("AWS_LAMBDA_FUNCTION_TIMEOUT", created.path("Timeout").asText("30"));
        int port = Ports.free();
        List<String> command =
                LambdaEmulator.command(jar, created.path("Handler").asText(), port);
        Background process = Background.start(
                LambdaEmulator.environment(jar, environment), lab.inHost(host, command.toArray(String[]::new)));
        process.await(() -> lab.in(host, "ss", "-lnt").contains(":" + port + " "));
        Running running = new Running(host, port, process);
        invoke(running, "{\"schemaVersion\": \"1\", \"checks\": []}".getBytes(StandardCharsets.UTF_8));
        functions.put(name, running);
    }

    private void stop(String name) {
        Running running = functions.remove(name);
        if (running != null) {
            running.process().close();
        }
    }

    private int forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        response.headers()
                .firstValue("x-amzn-ErrorType")
                .ifPresent(type -> exchange.getResponseHeaders().set("x-amzn-ErrorType", type));
        response.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        byte[] answer = response.body();
        exchange.sendResponseHeaders(response.statusCode(), answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        return response.statusCode();
    }

    @Override
    public void close() {
        server.stop(0);
        List.copyOf(functions.keySet()).forEach(this::stop);
        pool.shutdownNow();
        client.close();
    }
}
