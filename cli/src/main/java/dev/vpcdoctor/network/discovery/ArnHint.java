package dev.vpcdoctor.network.discovery;

import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.shared.Arn;
import java.util.Optional;
import java.util.Set;

/**
 * An ARN of which nobody says what it is for: most are handed to AWS's API, so that the service is the target.
 *
 * @param arn with {@code *} in place of the resource, but of databases and load balancers
 * @param region of the function
 */
record ArnHint(Arn arn, Optional<String> region) {
    /** What is connected to by a host name that its ARN does not tell. */
    private static final Set<String> IN_SUBNETS =
            Set.of("dax", "ec2", "elasticfilesystem", "es", "kafka", "memorydb", "mq", "redshift");

    /** Why it leads nowhere; empty if it is a target. */
    Optional<String> whyNoTarget() {
        return IN_SUBNETS.contains(arn.service())
                ? Optional.of("an ARN of " + arn.service()
                        + " tells no host: if the function connects to it, name it with" + " --to host:port")
                : Optional.empty();
    }

    TargetExpression target() {
        return switch (arn.service()) {
            case "rds", "elasticache" -> TargetExpression.parse(arn.toString());
            case "elasticloadbalancing" ->
                new TargetExpression.Service(arn.toString(), "elb", arn.toString(), Optional.empty());
            // The ARN of a role is there to be assumed.
            case "iam" -> api("sts");
            default -> api(arn.service());
        };
    }

    private TargetExpression api(String name) {
        Optional<String> own = Optional.of(arn.region()).filter(told -> !told.isEmpty());
        boolean elsewhere = own.isPresent() && !own.equals(region);
        return new TargetExpression.Aws(elsewhere ? arn.toString() : "aws:" + name, name, own, Optional.empty());
    }
}
