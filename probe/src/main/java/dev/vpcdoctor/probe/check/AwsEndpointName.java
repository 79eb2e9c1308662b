package dev.vpcdoctor.probe.check;

import dev.vpcdoctor.probe.guard.Addresses;
import dev.vpcdoctor.shared.AwsEndpointCheck;
import java.util.Optional;

/** The regional DNS name of an AWS service; see "AWS service endpoints" in the AWS General Reference. */
final class AwsEndpointName {
    private AwsEndpointName() {}

    /**
     * The name to ask.
     *
     * @param ownRegion where the probe runs
     * @return empty if the name needs a region and none is known
     */
    static Optional<String> of(AwsEndpointCheck check, Optional<String> ownRegion) {
        String endpoint = check.endpoint();
        if (Addresses.parse(endpoint).isPresent()
                || endpoint.endsWith(".amazonaws.com")
                || endpoint.endsWith(".amazonaws.com.cn")
                || endpoint.endsWith(".aws")
                || endpoint.endsWith(".on.aws")) {
            return Optional.of(endpoint);
        }
        Optional<String> region = check.region().isPresent() ? check.region() : ownRegion;
        if (region.isEmpty()) {
            return Optional.empty();
        }
        String prefix = endpoint.equals("ecr") ? "api.ecr" : endpoint;
        String domain = region.get().startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        return Optional.of(prefix + "." + region.get() + "." + domain);
    }
}
