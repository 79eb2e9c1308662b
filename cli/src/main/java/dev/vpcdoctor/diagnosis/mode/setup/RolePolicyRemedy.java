package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Condition;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.model.RolePolicy;
import dev.vpcdoctor.network.policy.Decision;
import dev.vpcdoctor.network.policy.Request;
import dev.vpcdoctor.network.policy.RoleEvaluation;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.LambdaFunctionChange.SetUpFunctionAgain;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.RoleChange.AttachRolePolicy;
import dev.vpcdoctor.remedy.RoleChange.DetachRolePolicy;
import dev.vpcdoctor.remedy.RoleChange.ReplacePolicyDocument;
import dev.vpcdoctor.shared.Arn;
import java.util.ArrayList;
import java.util.List;

/** Finds what lets a role manage network interfaces: what denies is narrowed first, then what is missing is allowed. */
final class RolePolicyRemedy {
    private static final int MOST_STEPS = 8;

    private final LambdaFunction function;
    private final List<Request> requests;
    private final List<Change> changes = new ArrayList<>();
    private final List<String> says = new ArrayList<>();
    private Role role;

    RolePolicyRemedy(LambdaFunction function, Role role) {
        this.function = function;
        this.requests = new InterfaceRequests(function).all();
        this.role = role;
    }

    /**
     * The remedy.
     *
     * @param again whether Lambda must be made to set the function up again
     */
    Remedy remedy(boolean again) {
        boolean more = true;
        for (int step = 0; more && step < MOST_STEPS; step++) {
            more = step();
        }
        if (again && !changes.isEmpty()) {
            changes.add(new SetUpFunctionAgain(function, true));
            says.add(LambdaStatusReport.thenAgain(function));
        }
        return Remedy.free(String.join(", and ", says), changes);
    }

    /** Fixes one thing; false when nothing is left, or nothing can be done. */
    private boolean step() {
        for (Request request : requests) {
            switch (new RoleEvaluation(role).of(request)) {
                case Decision.Denied denied -> {
                    return narrow(denied);
                }
                case Decision.NotAllowed not -> {
                    return not.boundary().map(this::widen).orElseGet(this::attach);
                }
                case Decision.Allowed allowed -> {}
                case Decision.Unknown unknown -> {}
            }
        }
        return false;
    }

    /** A Deny that is meant for the function's code is put under the condition that hits only that. */
    private boolean narrow(Decision.Denied denied) {
        RolePolicy policy = denied.policy();
        boolean isBoundary = role.permissionsBoundary().filter(policy::equals).isPresent();
        if (policy.isManagedByAws() && !isBoundary) {
            return made(
                    new DetachRolePolicy(role, policy),
                    role.without(policy),
                    "take policy " + policy.name() + " off role " + role.name());
        }
        if (policy.isManagedByAws() || denied.statement().conditional()) {
            says.add("let the Deny in policy " + policy.name() + " spare what Lambda does for the function: it must not"
                    + " hit requests without lambda:SourceFunctionArn");
            return false;
        }
        Arn functions = Arn.parse(function.arn())
                .map(own -> new Arn(own.partition(), "lambda", "*", own.account(), "function:*"))
                .orElse(new Arn("*", "lambda", "*", "*", "function:*"));
        Statement narrowed = denied.statement()
                .under(new Condition("ArnLike", "lambda:SourceFunctionArn", List.of(functions.toString())));
        return changed(
                policy,
                document(policy).replacing(denied.statement(), narrowed),
                "let the Deny in policy " + policy.name() + " hit only what code of functions does");
    }

    private boolean widen(RolePolicy boundary) {
        if (boundary.isManagedByAws()) {
            says.add("give role " + role.name() + " another permissions boundary: " + boundary.name()
                    + " is AWS's own and allows no network interfaces");
            return false;
        }
        List<String> actions = requests.stream()
                .filter(request -> new RoleEvaluation(role).of(request) instanceof Decision.NotAllowed)
                .map(Request::action)
                .toList();
        return changed(
                boundary,
                document(boundary).with(Statement.allowing(actions)),
                "allow the actions in the permissions boundary " + boundary.name());
    }

    private boolean attach() {
        AttachRolePolicy attach = AttachRolePolicy.vpcAccess(role.name(), role.arn());
        return made(
                attach, role.with(attach.policy()), "attach " + attach.policy().name() + " to role " + role.name());
    }

    private boolean changed(RolePolicy policy, PolicyDocument to, String what) {
        return made(new ReplacePolicyDocument(role, policy, to), role.replacing(policy, to), what);
    }

    private boolean made(Change change, Role after, String what) {
        changes.add(change);
        role = after;
        says.add(what);
        return true;
    }

    private static PolicyDocument document(RolePolicy policy) {
        return policy.document().optional().orElseThrow();
    }
}
