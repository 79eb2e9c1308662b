package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.FunctionConcurrency;
import dev.vpcdoctor.snapshot.ResourceKind;

/** Reserved concurrency. AWS's answer is empty where none is reserved; a snapshot then says null. */
final class FunctionConcurrencyReader {
    private final NetworkBuilder builder;

    FunctionConcurrencyReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(
                ResourceKind.FUNCTION_CONCURRENCY,
                (resource, fields) -> builder.add(new FunctionConcurrency(
                        resource.id(), builder.regionOf(resource), fields.integer("ReservedConcurrentExecutions"))));
        builder.listing(FunctionConcurrency.class, ResourceKind.FUNCTION_CONCURRENCY);
    }
}
