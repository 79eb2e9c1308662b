package dev.vpcdoctor.diagnosis.finding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pages about all codes: {@code failure-modes/CODE.md} on the class path, each read when first asked for, so that a
 * run reads those of what it found and no others.
 */
final class Explanations {
    private static final String FOLDER = "/failure-modes/";

    private static final Map<String, Explanation> READ = new ConcurrentHashMap<>();

    private Explanations() {}

    /**
     * The page about a code.
     *
     * @throws IllegalStateException when there is none, or it is not as {@link ExplanationPage} says
     */
    static Explanation of(String code) {
        return READ.computeIfAbsent(code, Explanations::read);
    }

    private static Explanation read(String code) {
        String file = FOLDER + code + ".md";
        try (InputStream in = Explanations.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("there is no page " + file);
            }
            return ExplanationPage.parse(code, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
