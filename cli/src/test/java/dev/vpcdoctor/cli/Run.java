package dev.vpcdoctor.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One command line, run in this process. */
record Run(int exitCode, String out, String err) {
    static final Terminal NO_TERMINAL = new Terminal(Map.of(), false, OptionalInt::empty, () -> false, Keyboard.NONE);

    static Run of(String... arguments) {
        return on(NO_TERMINAL, arguments);
    }

    /** On a terminal before which somebody types an answer to every question. */
    static Run atTerminal(String answer, String... arguments) {
        Keyboard keyboard = new Keyboard() {
            @Override
            public boolean isThere() {
                return true;
            }

            @Override
            public Optional<String> line() {
                return Optional.of(answer);
            }
        };
        return on(new Terminal(Map.of(), false, OptionalInt::empty, () -> true, keyboard), arguments);
    }

    static Run on(Terminal terminal, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(terminal, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }
}
