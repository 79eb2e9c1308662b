package dev.vpcdoctor.network.model;

import java.util.Optional;

/**
 * How many executions of a function may run at the same time.
 *
 * @param functionName whose it is, with {@code region}: all its versions share it
 * @param reserved empty where nothing is reserved, and the account's limit holds
 */
public record FunctionConcurrency(String functionName, Optional<String> region, Optional<Integer> reserved)
        implements AwsResource {
    @Override
    public String id() {
        return functionName;
    }

    /** Names repeat between regions. */
    @Override
    public String key() {
        return key(functionName, region);
    }

    /** The key of a function's concurrency. */
    public static String key(String functionName, Optional<String> region) {
        return functionName + region.map(name -> " in " + name).orElse("");
    }
}
