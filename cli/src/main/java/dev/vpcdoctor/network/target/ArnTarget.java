package dev.vpcdoctor.network.target;

import dev.vpcdoctor.shared.Arn;
import java.util.Optional;

/** Reads a target that is written as an ARN: what stands in the user's subnets, or what AWS's API is asked for. */
final class ArnTarget {
    private final String text;
    private final Arn arn;

    /** @throws TargetSyntaxException when the text is no ARN */
    ArnTarget(String text) {
        this.text = text;
        this.arn = Arn.parse(text)
                .orElseThrow(() -> new TargetSyntaxException(
                        "'" + text + "' is not an ARN: it has six parts, arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE"));
    }

    TargetExpression expression() {
        Optional<TargetExpression> inSubnets = switch (arn.service()) {
            case "rds" -> rds();
            case "elasticache" -> arn.resource().contains(":") ? Optional.of(service("elasticache")) : Optional.empty();
            case "ec2" -> ec2();
            default -> Optional.empty();
        };
        return inSubnets.orElseGet(() -> new TargetExpression.Aws(
                text, arn.service(), Optional.of(arn.region()).filter(region -> !region.isEmpty()), Optional.of(text)));
    }

    private Optional<TargetExpression> rds() {
        return switch (arn.resourceType()) {
            case "db-proxy" -> Optional.of(service("rds-proxy"));
            case "db", "cluster" -> Optional.of(service("rds"));
            default -> Optional.empty();
        };
    }

    /** Databases, proxies and caches are found by their whole ARN: names repeat between regions. */
    private TargetExpression service(String prefix) {
        return new TargetExpression.Service(text, prefix, text, Optional.empty());
    }

    private Optional<TargetExpression> ec2() {
        String id = arn.name();
        boolean isPlace = id.startsWith("eni-") || id.startsWith("i-") || id.startsWith("vpce-");
        return isPlace ? Optional.of(new TargetExpression.Resource(text, id, Optional.empty())) : Optional.empty();
    }
}
