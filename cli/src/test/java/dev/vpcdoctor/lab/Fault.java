package dev.vpcdoctor.lab;

import java.util.List;
import java.util.function.Consumer;

/**
 * Something that is wrong, or not, and what is to be found of it.
 *
 * @param name in words
 * @param targets of the diagnosis; with none it guesses them
 * @param made in the configuration, in the packets, or in both
 * @param first codes and confidences of the first findings, {@code no-route-to-internet certain}
 * @param exitCode of the command
 */
record Fault(String name, List<String> targets, Consumer<Lab> made, String first, int exitCode) {
    private static final int HEALTHY = 0;
    private static final int PROBLEM_FOUND = 1;

    /** Everything works. */
    static Fault nothing(String name, String... targets) {
        return new Fault(name, List.of(targets), lab -> {}, "network-is-fine certain", HEALTHY);
    }

    /** A fault on the way to one target. */
    static Fault of(String name, String target, Consumer<Lab> made, String first) {
        return new Fault(name, List.of(target), made, first, PROBLEM_FOUND);
    }

    /** The same in a world that is made otherwise. */
    Fault made(Consumer<Lab> otherwise) {
        return new Fault(name, targets, otherwise, first, exitCode);
    }

    /** The same with another exit code. */
    Fault exiting(int code) {
        return new Fault(name, targets, made, first, code);
    }

    @Override
    public String toString() {
        return name;
    }
}
