package dev.vpcdoctor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs command lines one after the other in this one process and throws their output away, so that a JVM that watches
 * can prepare what they need. A JVM's cache of classes can be made from one process only, while a user runs several
 * commands.
 */
final class CacheTraining {

    private CacheTraining() {}

    /**
     * Ends with a command line's exit code if that failed.
     *
     * @param arguments one file with a command line in each line, its words separated by single spaces
     */
    public static void main(String[] arguments) throws IOException {
        var nowhere = new PrintWriter(Writer.nullWriter());
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            int exitCode = Main.run(Terminal.ofProcess(), nowhere, err, line.split(" ", -1));
            if (exitCode != ExitCode.HEALTHY && exitCode != ExitCode.PROBLEM_FOUND) {
                err.println("Training failed: vpc-doctor " + line + " ended with exit code " + exitCode);
                System.exit(exitCode);
            }
        }
    }
}
