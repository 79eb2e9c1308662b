package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.shared.Arn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an endpoint's policy says of all requests to a service, or to one of its resources. Who asks, and what for, is not
 * known here: only what holds for everybody is decided
 * (docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html).
 */
final class EndpointPolicyDecision {
    /** Services whose actions begin with the same word as the last part of their endpoint's name. */
    private static final Set<String> NAMED_ALIKE = Set.of(
            "dynamodb",
            "events",
            "execute-api",
            "kms",
            "lambda",
            "logs",
            "s3",
            "secretsmanager",
            "sns",
            "sqs",
            "ssm",
            "states",
            "sts");

    /** No pattern that names something covers these; one that covers all does. */
    private static final String ANY_NAME = "~";

    private static final String ANY_BUCKET = "arn:aws:s3:::" + ANY_NAME;

    private final PolicyDocument policy;
    private final String service;
    private final Optional<String> resourceArn;

    /**
     * Prepares the question.
     *
     * @param service the last part of the service's name, {@code s3}
     * @param resourceArn what is asked for, empty for anything
     */
    EndpointPolicyDecision(PolicyDocument policy, String service, Optional<String> resourceArn) {
        this.policy = policy;
        this.service = service;
        this.resourceArn = resourceArn;
    }

    enum PolicyEffect {
        ALLOWS,
        DENIES,
        DEPENDS
    }

    private enum Match {
        ALL,
        SOME,
        NONE
    }

    PolicyEffect decide() {
        Match allowed = strongest(true);
        Match denied = strongest(false);
        if (denied == Match.ALL || allowed == Match.NONE) {
            return PolicyEffect.DENIES;
        }
        return allowed == Match.ALL && denied == Match.NONE ? PolicyEffect.ALLOWS : PolicyEffect.DEPENDS;
    }

    private Match strongest(boolean allow) {
        Match strongest = Match.NONE;
        for (Statement statement : policy.statements()) {
            if (statement.allow() == allow) {
                Match match = match(statement);
                strongest = match.compareTo(strongest) < 0 ? match : strongest;
            }
        }
        return strongest;
    }

    private Match match(Statement statement) {
        Match actions = matchActions(statement);
        Match resources = matchResources(statement);
        if (actions == Match.NONE || resources == Match.NONE) {
            return Match.NONE;
        }
        boolean everybody = statement.anyPrincipal() && !statement.conditional();
        return everybody && actions == Match.ALL && resources == Match.ALL ? Match.ALL : Match.SOME;
    }

    private Match matchActions(Statement statement) {
        Match named = Match.NONE;
        for (String action : statement.actions()) {
            Match match = matchAction(action.toLowerCase(Locale.ROOT));
            named = match.compareTo(named) < 0 ? match : named;
        }
        return statement.notActions() ? opposite(named) : named;
    }

    /** For services of which it is not certain how their actions begin, any action may be theirs. */
    private Match matchAction(String pattern) {
        if (pattern.equals("*")) {
            return Match.ALL;
        }
        int colon = pattern.indexOf(':');
        String prefix = colon < 0 ? pattern : pattern.substring(0, colon);
        if (!NAMED_ALIKE.contains(service)) {
            return Match.SOME;
        }
        if (!PolicyDocument.matches(prefix, service)) {
            return Match.NONE;
        }
        return pattern.substring(colon + 1).equals("*") ? Match.ALL : Match.SOME;
    }

    private Match matchResources(Statement statement) {
        Match named = named(statement.resources());
        return statement.notResources() ? opposite(named) : named;
    }

    private Match named(List<String> patterns) {
        if (patterns.contains("*")) {
            return Match.ALL;
        }
        String arn = resourceArn.orElse(service.equals("s3") ? ANY_BUCKET : "");
        if (arn.isEmpty()) {
            return patterns.isEmpty() ? Match.NONE : Match.SOME;
        }
        // What a policy variable stands for depends on who asks.
        List<String> plain =
                patterns.stream().filter(pattern -> !pattern.contains("${")).toList();
        boolean whole = plain.stream().anyMatch(pattern -> PolicyDocument.matches(pattern, arn));
        boolean parts = !hasParts(arn)
                || plain.stream().anyMatch(pattern -> PolicyDocument.matches(pattern, arn + "/" + ANY_NAME));
        if (whole && parts) {
            return Match.ALL;
        }
        boolean any = patterns.stream()
                .map(pattern -> pattern.replaceAll("\\$\\{[^}]*}", "*"))
                .anyMatch(pattern -> resourceArn.isEmpty() || concerns(pattern, arn));
        return any ? Match.SOME : Match.NONE;
    }

    private static boolean concerns(String pattern, String arn) {
        return PolicyDocument.matches(pattern, arn)
                || (hasParts(arn) && PolicyDocument.mayMatchFrom(pattern, arn + "/"));
    }

    /** A bucket and its objects, a table and its indexes, are resources of their own: most requests are to the parts. */
    private static boolean hasParts(String arn) {
        return Arn.parse(arn).map(EndpointPolicyDecision::hasParts).orElse(false);
    }

    private static boolean hasParts(Arn arn) {
        return switch (arn.service()) {
            case "s3" -> !arn.resource().contains("/");
            case "dynamodb" ->
                arn.resourceType().equals("table") && !arn.resourceId().contains("/");
            default -> false;
        };
    }

    private static Match opposite(Match match) {
        return switch (match) {
            case ALL -> Match.NONE;
            case SOME -> Match.SOME;
            case NONE -> Match.ALL;
        };
    }
}
