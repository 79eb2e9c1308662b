package dev.vpcdoctor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Somebody who can answer a question; or nobody, as in a pipeline. */
interface Keyboard {
    /** Nobody. */
    Keyboard NONE = new Keyboard() {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public Optional<String> line() {
            return Optional.empty();
        }
    };

    boolean isThere();

    /** What is typed, up to the end of the line; empty at the end of all input. */
    Optional<String> line();

    /**
     * Who sits before this process.
     *
     * @param isInteractive whether stdin and stdout are a terminal
     */
    static Keyboard ofProcess(BooleanSupplier isInteractive) {
        return new Keyboard() {
            @Override
            public boolean isThere() {
                return isInteractive.getAsBoolean();
            }

            @Override
            public Optional<String> line() {
                try {
                    return Optional.ofNullable(
                            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine());
                } catch (IOException e) {
                    return Optional.empty();
                }
            }
        };
    }
}
