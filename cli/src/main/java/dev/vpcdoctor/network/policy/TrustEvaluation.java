package dev.vpcdoctor.network.policy;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.model.RolePolicy;
import java.util.List;
import java.util.Optional;

/** Whether a service of AWS may assume a role, as far as its trust policy tells. */
public final class TrustEvaluation {
    private static final String ASSUME = "sts:AssumeRole";

    private final Role role;

    public TrustEvaluation(Role role) {
        this.role = role;
    }

    /** What the trust policy says to a service, such as {@code lambda.amazonaws.com}. */
    public Decision of(String service, RequestContext context) {
        return switch (role.trustPolicy()) {
            case Fact.Unknown<PolicyDocument> unknown -> new Decision.Unknown(unknown.because(), unknown.toKnow());
            case Fact.Known<PolicyDocument> known -> of(known.value(), service, context);
        };
    }

    private Decision of(PolicyDocument trust, String service, RequestContext context) {
        List<Statement> allowing = matching(trust, true, service, context, Match.YES);
        List<Statement> perhapsAllowing = matching(trust, true, service, context, Match.UNKNOWN);
        List<Statement> denying = matching(trust, false, service, context, Match.YES);
        List<Statement> perhapsDenying = matching(trust, false, service, context, Match.UNKNOWN);
        if (!denying.isEmpty()) {
            return new Decision.Denied(
                    new RolePolicy("trust policy", Optional.empty(), role.trustPolicy()), denying.get(0));
        }
        if (allowing.isEmpty() && perhapsAllowing.isEmpty()) {
            return new Decision.NotAllowed(Optional.empty());
        }
        return !allowing.isEmpty() && perhapsDenying.isEmpty()
                ? new Decision.Allowed()
                : new Decision.Unknown(
                        "the trust policy of role " + role.name() + " decides by more than who asks", "");
    }

    private static List<Statement> matching(
            PolicyDocument trust, boolean allow, String service, RequestContext context, Match match) {
        return trust.statements().stream()
                .filter(statement -> statement.allow() == allow)
                .filter(statement -> new StatementMatch(statement).ofService(service, ASSUME, context) == match)
                .toList();
    }
}
