package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.FunctionConcurrency;
import dev.vpcdoctor.snapshot.ResourceKind;

/** Reserved concurrency. AWS's answer is empty where none is reserved; a snapshot then says null. */
final class FunctionConcurrencyReader {
    private final NetworkBuilder translation;

    FunctionConcurrencyReader(NetworkBuilder translation) {
        this.translation = translation;
    }

    void read() {
        translation.each(
                ResourceKind.FUNCTION_CONCURRENCY,
                (resource, fields) -> translation.add(new FunctionConcurrency(
                        resource.id(),
                        translation.regionOf(resource),
                        fields.integer("ReservedConcurrentExecutions"))));
        translation.listing(FunctionConcurrency.class, ResourceKind.FUNCTION_CONCURRENCY);
    }
}
