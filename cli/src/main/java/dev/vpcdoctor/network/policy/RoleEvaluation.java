package dev.vpcdoctor.network.policy;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.model.RolePolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a role's policies and its permissions boundary say to a request: one Deny outweighs all, the policies together must
 * allow, and so must the boundary
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html).
 */
public final class RoleEvaluation {
    private final Role role;

    public RoleEvaluation(Role role) {
        this.role = role;
    }

    /** Where a request touches several resources, the first that is not allowed decides. */
    public Decision of(Request request) {
        List<Decision> decisions = request.resources().stream()
                .map(resource -> of(request.action(), resource, request.context()))
                .toList();
        return first(decisions, Decision.Denied.class)
                .or(() -> first(decisions, Decision.NotAllowed.class))
                .or(() -> first(decisions, Decision.Unknown.class))
                .orElseGet(Decision.Allowed::new);
    }

    private static Optional<Decision> first(List<Decision> decisions, Class<? extends Decision> type) {
        return decisions.stream().filter(type::isInstance).findFirst();
    }

    private Decision of(String action, RequestedResource resource, RequestContext context) {
        Question question = new Question(action, resource, context);
        for (RolePolicy policy : all()) {
            Optional<Statement> denying = statements(policy)
                    .filter(statement -> !statement.allow() && question.match(statement) == Match.YES)
                    .findFirst();
            if (denying.isPresent()) {
                return new Decision.Denied(policy, denying.get());
            }
        }
        if (Match.any(role.policies(), policy -> allows(policy, question)) == Match.NO) {
            return new Decision.NotAllowed(Optional.empty());
        }
        Optional<RolePolicy> boundary = role.permissionsBoundary();
        if (boundary.isPresent() && allows(boundary.get(), question) == Match.NO) {
            return new Decision.NotAllowed(boundary);
        }
        return isCertain(question)
                ? new Decision.Allowed()
                : all().stream()
                        .flatMap(policy -> doubt(policy, question).stream())
                        .findFirst()
                        .orElseThrow();
    }

    private record Question(String action, RequestedResource resource, RequestContext context) {
        Match match(Statement statement) {
            return new StatementMatch(statement).of(action, resource, context);
        }
    }

    private List<RolePolicy> all() {
        return Stream.concat(role.policies().stream(), role.permissionsBoundary().stream())
                .toList();
    }

    private static Stream<Statement> statements(RolePolicy policy) {
        return policy.document().optional().map(PolicyDocument::statements).stream()
                .flatMap(List::stream);
    }

    /** A policy that was not read may allow anything. */
    private static Match allows(RolePolicy policy, Question question) {
        return policy.document().isKnown()
                ? Match.any(statements(policy).filter(Statement::allow).toList(), question::match)
                : Match.UNKNOWN;
    }

    /** Whether the role's policies allow for certain, and nothing may deny. */
    private boolean isCertain(Question question) {
        boolean allowed = Match.any(role.policies(), policy -> allows(policy, question)) == Match.YES
                && Match.all(role.permissionsBoundary().stream().toList(), boundary -> allows(boundary, question))
                        == Match.YES;
        boolean mayBeDenied = all().stream()
                .anyMatch(policy -> !policy.document().isKnown()
                        || statements(policy)
                                .anyMatch(
                                        statement -> !statement.allow() && question.match(statement) == Match.UNKNOWN));
        return allowed && !mayBeDenied;
    }

    /** What it depends on in a policy. */
    private static Optional<Decision> doubt(RolePolicy policy, Question question) {
        if (policy.document() instanceof Fact.Unknown<PolicyDocument> unknown) {
            return Optional.of(new Decision.Unknown(unknown.because(), unknown.toKnow()));
        }
        return statements(policy)
                .filter(statement -> question.match(statement) == Match.UNKNOWN)
                .findFirst()
                .map(statement -> new Decision.Unknown(
                        "policy " + policy.name() + " decides by "
                                + new StatementMatch(statement)
                                        .undecided(question.context())
                                        .map(condition -> condition.key() + " (" + condition.operator() + ")")
                                        .orElse("the names of resources"),
                        ""));
    }
}
