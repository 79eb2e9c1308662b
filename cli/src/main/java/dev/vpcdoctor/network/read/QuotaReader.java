package dev.vpcdoctor.network.read;

import dev.vpcdoctor.network.model.Quota;
import dev.vpcdoctor.snapshot.ResourceKind;

/** Quotas, as they are applied or as AWS gives them by default. */
final class QuotaReader {
    private final NetworkBuilder translation;

    QuotaReader(NetworkBuilder translation) {
        this.translation = translation;
    }

    void read() {
        translation.each(
                ResourceKind.QUOTA,
                (resource, fields) -> translation.add(new Quota(
                        fields.text("QuotaCode"),
                        resource.origin().region(),
                        fields.number("Value").orElseThrow(() -> fields.refusal("Value", "a number")))));
        translation.listing(Quota.class, ResourceKind.QUOTA);
    }
}
