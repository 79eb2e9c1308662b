package dev.vpcdoctor.network.walk;

import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
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

    enum Outcome {
        ALLOWS,
        DENIES,
        DEPENDS
    }

    private enum Match {
        ALL,
        SOME,
        NONE
    }

    Outcome decide() {
        Match allowed = strongest(true);
        Match denied = strongest(false);
        if (denied == Match.ALL || allowed == Match.NONE) {
            return Outcome.DENIES;
        }
        return allowed == Match.ALL && denied == Match.NONE ? Outcome.ALLOWS : Outcome.DEPENDS;
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
            if (action.equals("*") || action.equalsIgnoreCase(service + ":*")) {
                named = Match.ALL;
            } else if (named == Match.NONE && mayConcern(action)) {
                named = Match.SOME;
            }
        }
        return statement.notActions() ? opposite(named) : named;
    }

    /** For services of which it is not certain how their actions begin, any action may be theirs. */
    private boolean mayConcern(String action) {
        int colon = action.indexOf(':');
        String prefix = colon < 0 ? action : action.substring(0, colon);
        return !NAMED_ALIKE.contains(service) || prefix.equalsIgnoreCase(service);
    }

    private Match matchResources(Statement statement) {
        Match named = Match.NONE;
        for (String resource : statement.resources()) {
            Match match = matchResource(resource);
            named = match.compareTo(named) < 0 ? match : named;
        }
        return statement.notResources() ? opposite(named) : named;
    }

    private Match matchResource(String pattern) {
        if (pattern.equals("*")) {
            return Match.ALL;
        }
        if (resourceArn.isEmpty()) {
            return Match.SOME;
        }
        String arn = resourceArn.get();
        if (PolicyDocument.matches(pattern, arn) && PolicyDocument.matches(pattern, arn + "/x")) {
            return Match.ALL;
        }
        // A bucket and the objects in it are resources of their own.
        boolean touches = PolicyDocument.matches(pattern, arn)
                || PolicyDocument.matches(pattern, arn + "/x")
                || pattern.startsWith(arn + "/");
        return touches ? Match.SOME : Match.NONE;
    }

    private static Match opposite(Match match) {
        return switch (match) {
            case ALL -> Match.NONE;
            case SOME -> Match.SOME;
            case NONE -> Match.ALL;
        };
    }
}
