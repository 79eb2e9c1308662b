package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.EnvironmentValue;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.FunctionEnvironment;
import dev.vpcdoctor.snapshot.ResourceKind;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Environment variables of functions. Of their values only where they lead to is read, so nothing else can be printed. */
final class FunctionEnvironmentReader {
    private final NetworkBuilder builder;

    FunctionEnvironmentReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(
                ResourceKind.FUNCTION,
                (resource, fields) -> builder.add(new FunctionEnvironment(resource.id(), variables(fields))));
        builder.listing(FunctionEnvironment.class, ResourceKind.FUNCTION);
    }

    /** A key that Lambda may not use leaves an error in place of the variables; a function may have none at all. */
    private static Fact<Map<String, EnvironmentValue>> variables(Fields function) {
        Optional<Fields> environment = function.object("Environment");
        Optional<String> error = environment
                .flatMap(told -> told.object("Error"))
                .map(told -> told.optionalText("ErrorCode").orElse("without a code"));
        if (error.isPresent()) {
            return Fact.unknown(
                    "Lambda could not read the environment variables (" + error.get() + ")",
                    "aws lambda get-function-configuration, as somebody who may decrypt with the function's key");
        }
        Map<String, EnvironmentValue> variables = new TreeMap<>();
        environment
                .flatMap(told -> told.object("Variables"))
                .map(Fields::texts)
                .orElse(Map.of())
                .forEach((name, value) -> variables.put(name, EnvironmentValues.read(name, value)));
        return Fact.known(Collections.unmodifiableMap(variables));
    }
}
