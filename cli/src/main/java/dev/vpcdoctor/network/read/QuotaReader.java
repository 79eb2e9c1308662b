package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.Quota;
import dev.vpcdoctor.snapshot.ResourceKind;

/** Quotas, as they are applied or as AWS gives them by default. */
final class QuotaReader {
    private final NetworkBuilder builder;

    QuotaReader(NetworkBuilder builder) {
        this.builder = builder;
    }

    void read() {
        builder.each(
                ResourceKind.QUOTA,
                (resource, fields) -> builder.add(new Quota(
                        fields.text("QuotaCode"),
                        resource.origin().region(),
                        fields.number("Value").orElseThrow(() -> fields.refusal("Value", "a number")))));
        builder.listing(Quota.class, ResourceKind.QUOTA);
    }
}
