package dev.vpcdoctor.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the command and the API server. Writes down which calls really came, answers the few that the server does
 * not know, and breaks what a test wants broken.
 */
public final class FaultyProxy implements AutoCloseable {
    private static final Set<String> NOT_FORWARDED =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

    private final URI server;
    private final HttpServer proxy;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Set<String> accessKeys = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private volatile Fault fault = Fault.NONE;

    /** What goes wrong, if anything. */
    @FunctionalInterface
    public interface Fault {
        Fault NONE = (call, attempt) -> Optional.empty();

        /**
         * The answer in place of the server's.
         *
         * @param attempt 1 for the first time that this operation is called, over all pages and repetitions
         */
        Optional<CannedAnswer> answer(ApiCall call, int attempt);
    }

    public FaultyProxy(AwsApiServer server) {
        this.server = server.address();
        try {
            proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        proxy.setExecutor(pool);
        proxy.createContext("/", this::handle);
        proxy.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
    }

    /** Forgets what came, and breaks something else from now on. */
    public void breakWith(Fault newFault) {
        attempts.clear();
        accessKeys.clear();
        fault = newFault;
    }

    /** The operations that came, as IAM names them. */
    public Set<String> operations() {
        return Set.copyOf(attempts.keySet());
    }

    /** The keys with which requests were signed. */
    public Set<String> accessKeys() {
        return Set.copyOf(accessKeys);
    }

    /** How often an operation came. */
    public int attemptsOf(String operation) {
        return Optional.ofNullable(attempts.get(operation))
                .map(AtomicInteger::get)
                .orElse(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        ApiCall call = ApiCall.of(exchange, body);
        if (!call.accessKey().isEmpty()) {
            accessKeys.add(call.accessKey());
        }
        int attempt = attempts.computeIfAbsent(call.operation(), any -> new AtomicInteger())
                .incrementAndGet();
        Optional<CannedAnswer> canned = fault.answer(call, attempt).or(() -> CannedAnswer.thatTheServerLacks(call));
        try (exchange) {
            if (canned.isPresent()) {
                canned.get().send(exchange);
            } else {
                forward(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        for (String name : List.of("Content-Type", "x-amzn-RequestId", "x-amzn-ErrorType")) {
            response.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
        }
        byte[] answer = response.body();
        exchange.sendResponseHeaders(response.statusCode(), answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
    }

    @Override
    public void close() {
        proxy.stop(0);
        pool.shutdownNow();
        client.close();
    }
}
