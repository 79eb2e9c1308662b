package dev.vpcdoctor.network.target;

import java.util.Optional;

/** Reads a target that is written as an ARN: what stands in the user's subnets, or what AWS's API is asked for. */
final class ArnTarget {
    private final String arn;

    ArnTarget(String arn) {
        this.arn = arn;
    }

    TargetExpression parse() {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6 || parts[2].isEmpty() || parts[5].isEmpty()) {
            throw new TargetSyntaxException(
                    "'" + arn + "' is not an ARN: it has six parts, arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE");
        }
        String service = parts[2];
        String resource = parts[5];
        Optional<TargetExpression> inSubnets = switch (service) {
            case "rds" -> rds(resource);
            case "elasticache" -> named(resource, "elasticache");
            case "ec2" -> ec2(resource);
            default -> Optional.empty();
        };
        return inSubnets.orElseGet(() -> new TargetExpression.Aws(
                arn, service, Optional.of(parts[3]).filter(region -> !region.isEmpty()), Optional.of(arn)));
    }

    private Optional<TargetExpression> rds(String resource) {
        return resource.startsWith("db-proxy:")
                ? Optional.of(service("rds-proxy"))
                : resource.startsWith("db:") || resource.startsWith("cluster:")
                        ? Optional.of(service("rds"))
                        : Optional.empty();
    }

    private Optional<TargetExpression> named(String resource, String prefix) {
        return resource.contains(":") ? Optional.of(service(prefix)) : Optional.empty();
    }

    /** Databases, proxies and caches are found by their whole ARN: names repeat between regions. */
    private TargetExpression service(String prefix) {
        return new TargetExpression.Service(arn, prefix, arn, Optional.empty());
    }

    private Optional<TargetExpression> ec2(String resource) {
        String id = resource.substring(resource.lastIndexOf('/') + 1);
        boolean isPlace = id.startsWith("eni-") || id.startsWith("i-") || id.startsWith("vpce-");
        return isPlace ? Optional.of(new TargetExpression.Resource(arn, id, Optional.empty())) : Optional.empty();
    }
}
