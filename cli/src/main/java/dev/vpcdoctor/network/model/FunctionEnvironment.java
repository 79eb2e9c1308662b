package dev.vpcdoctor.network.model;

import java.util.Map;

/**
 * The environment variables of a function.
 *
 * @param functionArn whose they are
 * @param variables by name; unknown where Lambda could not decrypt them
 */
public record FunctionEnvironment(String functionArn, Fact<Map<String, EnvironmentValue>> variables)
        implements AwsResource {
    @Override
    public String id() {
        return functionArn;
    }
}
