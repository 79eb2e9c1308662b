package dev.vpcdoctor.cli;

import dev.vpcdoctor.report.Page;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import picocli.CommandLine.Help.Ansi;

/**
 * What stands behind stdout and stderr.
 *
 * @param environment the variables of the process
 * @param colour whether it shows colours and they are wanted: a terminal, and neither NO_COLOR nor CLICOLOR=0
 * @param columns asks the terminal itself; empty when there is none
 * @param stderrIsTerminal asks whether a person sees stderr
 * @param keyboard what stands behind stdin
 */
record Terminal(
        Map<String, String> environment,
        boolean colour,
        Supplier<OptionalInt> columns,
        BooleanSupplier stderrIsTerminal,
        Keyboard keyboard) {
    private static final int FIRST_JAVA_WITH_CONSOLES_THAT_ARE_NO_TERMINALS = 22;

    /** The terminal, file or pipe of this process. */
    static Terminal ofProcess() {
        return new Terminal(
                System.getenv(),
                Ansi.AUTO.enabled(),
                Terminal::ask,
                Terminal::askForStderr,
                Keyboard.ofProcess(Terminal::isInteractive));
    }

    Page page(boolean colourWanted) {
        int width = number(environment.getOrDefault("COLUMNS", ""))
                .orElseGet(() -> columns.get().orElse(Page.NARROWEST));
        return Page.of(width, isUnicode(), colour && colourWanted);
    }

    /**
     * Whether more than ASCII can be shown. A locale that was chosen and is not of UTF-8 says no; none at all, as in most
     * containers and pipelines, says nothing, and their logs are of UTF-8.
     */
    private boolean isUnicode() {
        for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.getOrDefault(variable, "").toUpperCase(Locale.ROOT);
            if (!locale.isEmpty()) {
                return locale.contains("UTF-8") || locale.contains("UTF8");
            }
        }
        return true;
    }

    /** Java has no word for it: {@code stty} has. */
    private static OptionalInt ask() {
        if (!isInteractive()) {
            return OptionalInt.empty();
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return OptionalInt.empty();
            }
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return number(size.substring(size.indexOf(' ') + 1));
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /** Java cannot tell; the shell can. */
    private static boolean askForStderr() {
        try {
            Process test = new ProcessBuilder("sh", "-c", "test -t 2")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return test.waitFor(1, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether stdin and stdout are a terminal. Before Java 22 there is no console without a terminal; from then on it has to be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isInteractive() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < FIRST_JAVA_WITH_CONSOLES_THAT_ARE_NO_TERMINALS) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static OptionalInt number(String digits) {
        try {
            int number = Integer.parseInt(digits);
            return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
