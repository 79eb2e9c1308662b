package dev.vpcdoctor.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;

/** Whether packets are sent, and by whom; or where what they did is written down. */
sealed interface ProbeOption {

    /** What a snapshot holds is used; else whichever probe may be used. */
    record Auto() implements ProbeOption {}

    /** No packets, not even those that a snapshot holds. */
    record None() implements ProbeOption {}

    /** Probes are deployed for this run. */
    record Deploy() implements ProbeOption {}

    /** A probe that is deployed already. */
    record Deployed(String name) implements ProbeOption {}

    /** A report, or a folder of them, made earlier or elsewhere. */
    record Reports(Path path) implements ProbeOption {}

    /** Reads the option; what is no word of it and no file is the name of a probe. */
    final class Converter implements ITypeConverter<ProbeOption> {
        @Override
        public ProbeOption convert(String text) {
            return switch (text) {
                case "auto" -> new Auto();
                case "none" -> new None();
                case "deploy" -> new Deploy();
                default ->
                    text.contains("/") || text.endsWith(".json") || Files.exists(Path.of(text))
                            ? new Reports(Path.of(text))
                            : new Deployed(text);
            };
        }
    }
}
