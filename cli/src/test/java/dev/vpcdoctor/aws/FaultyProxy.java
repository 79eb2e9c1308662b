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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
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
    private final Authorizations authorizations = new Authorizations();
    private final Map<String, CannedAnswer> memory = new ConcurrentHashMap<>();
    private volatile Fault fault = Fault.NONE;
    private volatile Rewriting rewriting = Rewriting.NONE;
    private volatile Rewriting correction = Rewriting.NONE;
    private volatile boolean remembers;
    private volatile Functions functions = (name, event) -> {
        throw new IllegalStateException(name + " was invoked, and no test said what it does");
    };

    /** What runs when a function is invoked, which the server cannot do. */
    @FunctionalInterface
    public interface Functions {
        CannedAnswer invoke(String name, String event) throws IOException, InterruptedException;
    }

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

    /** What becomes of a true answer. */
    public interface Rewriting {
        Rewriting NONE = (call, request, truth) -> truth;

        /** What the server is asked in place of a path or a body. */
        default String request(String text) {
            return text;
        }

        /**
         * What is answered in place of the truth.
         *
         * @param request path and body as they came
         */
        CannedAnswer answer(ApiCall call, String request, CannedAnswer truth);
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
        authorizations.forgetRecent();
        accessKeys.clear();
        fault = newFault;
        rewriting = Rewriting.NONE;
    }

    /** Forgets what came, and changes what the server answers from now on. */
    public void rewriteWith(Rewriting newRewriting) {
        breakWith(Fault.NONE);
        rewriting = newRewriting;
    }

    /** Corrects from now on what the server does otherwise than AWS. */
    public void correct(Rewriting rewriting) {
        correction = rewriting;
    }

    /** Asks the server nothing twice from now on: its world stays as it is, and it is slow. */
    public void remember() {
        remembers = true;
    }

    /** For what IAM was asked because of the calls that came. */
    public Set<Authorization> authorizations() {
        return authorizations.recent();
    }

    /** The same, of all calls that ever came. */
    public Set<Authorization> allAuthorizations() {
        return authorizations.all();
    }

    /** Says what invoked functions do from now on. */
    public void runFunctionsWith(Functions newFunctions) {
        functions = newFunctions;
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
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        ApiCall call = ApiCall.of(exchange, body);
        authorizations.add(call, exchange.getRequestURI(), body);
        if (!call.accessKey().isEmpty()) {
            accessKeys.add(call.accessKey());
        }
        int attempt = attempts.computeIfAbsent(call.operation(), any -> new AtomicInteger())
                .incrementAndGet();
        try (exchange) {
            Optional<CannedAnswer> broken = fault.answer(call, attempt);
            if (broken.filter(CannedAnswer::served).isPresent()) {
                truth(exchange, call, body);
            }
            CannedAnswer answer = broken.isPresent() ? broken.get() : truth(exchange, call, body);
            answer.send(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CannedAnswer truth(HttpExchange exchange, ApiCall call, String body)
            throws IOException, InterruptedException {
        Rewriting by = rewriting;
        String uri = exchange.getRequestURI().toString();
        CannedAnswer truth;
        if (call.operation().equals("lambda:InvokeFunction")) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            truth = functions.invoke(path[path.length - 2], body);
        } else {
            Optional<CannedAnswer> lacking = CannedAnswer.thatTheServerLacks(call);
            truth = lacking.isPresent() ? lacking.get() : forward(exchange, by.request(uri), by.request(body));
        }
        return by.answer(call, uri + " " + body, correction.answer(call, uri + " " + body, truth));
    }

    private CannedAnswer forward(HttpExchange exchange, String uri, String body)
            throws IOException, InterruptedException {
        String question = exchange.getRequestMethod() + " " + uri + " " + body;
        Optional<CannedAnswer> known = Optional.ofNullable(memory.get(question)).filter(any -> remembers);
        if (known.isPresent()) {
            return known.get();
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(uri))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<String> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        CannedAnswer answer = new CannedAnswer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse("text/plain"),
                response.headers()
                        .firstValue("x-amzn-ErrorType")
                        .map(type -> Map.of("x-amzn-ErrorType", type))
                        .orElse(Map.of()),
                response.body(),
                Duration.ZERO,
                Integer.MAX_VALUE,
                false);
        if (remembers) {
            memory.put(question, answer);
        }
        return answer;
    }

    @Override
    public void close() {
        proxy.stop(0);
        pool.shutdownNow();
        client.close();
    }
}
