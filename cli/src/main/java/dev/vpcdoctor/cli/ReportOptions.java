package dev.vpcdoctor.cli;

import dev.vpcdoctor.report.Page;
import dev.vpcdoctor.report.Renderer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where reports go. stdout gets one, as text unless another format is asked for; files get any number. */
final class ReportOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--output",
            paramLabel = "FORMAT[=FILE]",
            converter = Output.Converter.class,
            description = "Write the report as text or json, to stdout or to a file. May be repeated.")
    private List<Output> outputs = new ArrayList<>();

    /** Finds what can go wrong with the files before the work begins. */
    void check() {
        if (outputs.stream().filter(output -> output.file().isEmpty()).count() > 1) {
            throw new WrongInput(
                    "only one report can go to stdout: give the others a file, as in --output json=report.json");
        }
        Set<Path> files = new HashSet<>();
        for (Output output : outputs) {
            output.file().ifPresent(file -> {
                if (!files.add(file.toAbsolutePath().normalize())) {
                    throw new WrongInput("two reports cannot go to one file: " + file);
                }
                ReportFile.check(file);
            });
        }
    }

    /** Whether stdout gets it as text, for people. */
    boolean isTextOnStdout() {
        return onStdout() == Format.TEXT;
    }

    private Format onStdout() {
        return outputs.stream()
                .filter(output -> output.file().isEmpty())
                .map(Output::format)
                .findFirst()
                .orElse(Format.TEXT);
    }

    /** Writes an answer wherever it is wanted. */
    <T> void write(T answer, Page stdout, BiFunction<Format, Page, Renderer<T>> renderers) {
        for (Output output : outputs) {
            output.file()
                    .ifPresent(file -> ReportFile.write(
                            file, renderers.apply(output.format(), Page.PLAIN).render(answer)));
        }
        command.commandLine().getOut().print(renderers.apply(onStdout(), stdout).render(answer));
    }
}
