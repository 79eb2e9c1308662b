package dev.vpcdoctor.aws.probe;

import dev.vpcdoctor.aws.ApiCall;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.FaultyProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What may come instead of an answer. */
public enum BrokenAnswer {
    REFUSED,
    THROTTLED,
    SERVER_ERROR,
    LOG_IN_PAGE,
    EMPTY,
    OTHER_ANSWER,
    EXPIRED,
    WRONG_KEY,
    /** Done, announced whole, and the connection breaks in the middle. */
    BROKEN_OFF,
    /** Done, and the first half comes as if it were all. */
    HALF,
    /** Done, and the connection breaks before a word of it came. */
    LOST,
    /** Nothing, for longer than anybody waits. */
    SILENCE;

    private static final Duration LONGER_THAN_ANYBODY_WAITS = Duration.ofSeconds(30);

    /**
     * Answers so to whoever signs with a key that is named after the operation: {@link #keyFor}.
     *
     * @param when whether it does, of an operation and how often it came, which begins with 1
     */
    public void instead(FaultyProxy proxy, BiPredicate<String, Integer> when) {
        Map<String, AtomicInteger> came = new ConcurrentHashMap<>();
        Predicate<ApiCall> isBroken = call -> call.accessKey().equals(keyFor(call.operation()))
                && when.test(
                        call.operation(),
                        came.computeIfAbsent(call.accessKey(), any -> new AtomicInteger())
                                .incrementAndGet());
        if (isDone()) {
            proxy.rewriteWith((call, request, truth) -> isBroken.test(call) ? cut(truth) : truth);
        } else {
            proxy.breakWith((call, attempt) -> isBroken.test(call) ? Optional.of(of(call)) : Optional.empty());
        }
    }

    /** So each of several lives that go on side by side can have its own call broken. */
    public static String keyFor(String operation) {
        return operation.replace(':', '.');
    }

    /** Lets people sign with such keys, each with the profile of the same name, until the tests of a class are over. */
    public static void giveKeys(Path folder, List<String> operations) throws IOException {
        Path file = folder.resolve("credentials");
        Files.writeString(
                file,
                operations.stream()
                        .map(operation -> "[%1$s]\naws_access_key_id = %1$s\naws_secret_access_key = not-a-secret\n"
                                .formatted(keyFor(operation)))
                        .collect(Collectors.joining()));
        System.setProperty("aws.sharedCredentialsFile", file.toString());
    }

    /** Whether what was asked for is done all the same. */
    boolean isDone() {
        return switch (this) {
            case BROKEN_OFF, HALF, LOST -> true;
            case REFUSED, THROTTLED, SERVER_ERROR, LOG_IN_PAGE, EMPTY, OTHER_ANSWER, EXPIRED, WRONG_KEY, SILENCE ->
                false;
        };
    }

    /** In place of the server's work. */
    CannedAnswer of(ApiCall call) {
        return switch (this) {
            case REFUSED ->
                CannedAnswer.error(
                        call,
                        403,
                        call.speaksJson() ? "AccessDeniedException" : "AccessDenied",
                        "You are not authorized to perform this operation.");
            case THROTTLED -> CannedAnswer.error(call, 429, "ThrottlingException", "Rate exceeded");
            case SERVER_ERROR -> CannedAnswer.error(call, 500, "InternalError", "An internal error has occurred");
            case LOG_IN_PAGE -> CannedAnswer.text("text/html", "<html><body>Please log in</body></html>");
            case EMPTY -> CannedAnswer.text("text/xml", "");
            case OTHER_ANSWER -> CannedAnswer.text("application/json", "{\"unexpected\": []}");
            case EXPIRED -> CannedAnswer.error(call, 400, "ExpiredTokenException", "The security token has expired");
            case WRONG_KEY ->
                CannedAnswer.error(
                        call,
                        403,
                        "UnrecognizedClientException",
                        "The security token included in the request is invalid");
            case SILENCE -> CannedAnswer.text("text/xml", "").after(LONGER_THAN_ANYBODY_WAITS);
            case BROKEN_OFF, HALF, LOST -> throw new IllegalStateException("of a true answer");
        };
    }

    /** What is left of the server's answer; of one with nothing in it, the status is what is lost. */
    private CannedAnswer cut(CannedAnswer truth) {
        CannedAnswer full = truth.body().isEmpty() ? truth.saying(" ") : truth;
        return switch (this) {
            case BROKEN_OFF -> full.cutOffAfter(truth.body().length() / 2);
            case HALF -> truth.saying(truth.body().substring(0, truth.body().length() / 2));
            case LOST -> full.cutOffAfter(0);
            case REFUSED, THROTTLED, SERVER_ERROR, LOG_IN_PAGE, EMPTY, OTHER_ANSWER, EXPIRED, WRONG_KEY, SILENCE ->
                throw new IllegalStateException("not of the server's");
        };
    }
}
