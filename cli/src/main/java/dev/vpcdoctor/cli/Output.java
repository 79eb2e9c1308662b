package dev.vpcdoctor.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One report that is wanted.
 *
 * @param file empty for stdout
 */
record Output(Format format, Optional<Path> file) {

    /** Reads {@code FORMAT[=FILE]}. */
    static final class Converter implements ITypeConverter<Output> {
        @Override
        public Output convert(String text) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            String file = equals < 0 ? "-" : text.substring(equals + 1);
            Format format = switch (name.toLowerCase(Locale.ROOT)) {
                case "text" -> Format.TEXT;
                case "json" -> Format.JSON;
                default -> throw new TypeConversionException("'" + name + "' is no format: write text or json");
            };
            if (file.isEmpty()) {
                throw new TypeConversionException("'" + text + "' lacks the file: write " + name + "=FILE");
            }
            try {
                return new Output(format, file.equals("-") ? Optional.empty() : Optional.of(Path.of(file)));
            } catch (InvalidPathException e) {
                throw new TypeConversionException("'" + file + "' is no name of a file: " + e.getReason());
            }
        }
    }
}
