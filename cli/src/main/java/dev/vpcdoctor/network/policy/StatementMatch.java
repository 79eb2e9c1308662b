package dev.vpcdoctor.network.policy;

import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Condition;
import dev.vpcdoctor.network.model.PolicyDocument.Principal;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import java.util.Locale;
import java.util.Optional;

/** Whether a statement speaks of a request. */
record StatementMatch(Statement statement) {

    /** A statement in a policy of a role: of whom it speaks is clear. */
    Match of(String action, RequestedResource resource, RequestContext context) {
        return actions(action).and(resources(resource)).and(conditions(context));
    }

    /** A statement in a trust policy, which has no resource: whether a service may do something with the role. */
    Match ofService(String service, String action, RequestContext context) {
        return actions(action).and(principals(service)).and(conditions(context));
    }

    /** The first condition that cannot be decided. */
    Optional<Condition> undecided(RequestContext context) {
        return statement.conditions().stream()
                .filter(one -> new ConditionMatch(one).in(context) == Match.UNKNOWN)
                .findFirst();
    }

    private Match actions(String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        boolean named = statement.actions().stream()
                .anyMatch(pattern -> PolicyDocument.matches(pattern.toLowerCase(Locale.ROOT), lower));
        return Match.of(named != statement.notActions());
    }

    private Match resources(RequestedResource resource) {
        Match named = Match.any(statement.resources(), resource::coveredBy);
        return statement.notResources() ? named.not() : named;
    }

    private Match conditions(RequestContext context) {
        return Match.all(statement.conditions(), one -> new ConditionMatch(one).in(context));
    }

    private Match principals(String service) {
        Match named = Match.any(statement.principals(), principal -> principal(principal, service));
        return statement.notPrincipals() ? named.not() : named;
    }

    /** Whether everybody includes AWS's services is not written down. */
    private static Match principal(Principal principal, String service) {
        if (principal.equals(Principal.EVERYBODY)) {
            return Match.UNKNOWN;
        }
        if (!principal.type().equals("Service")) {
            return Match.NO;
        }
        boolean variant = principal.id().equals("*") || principal.id().startsWith(service.split("\\.", -1)[0] + ".");
        return principal.id().equals(service) ? Match.YES : variant ? Match.UNKNOWN : Match.NO;
    }
}
