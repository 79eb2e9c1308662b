package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.mode.setup.ReasonCode.Concern;
import dev.vpcdoctor.network.model.DeletedRole;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.model.RolePolicy;
import dev.vpcdoctor.network.policy.Decision;
import dev.vpcdoctor.network.policy.Request;
import dev.vpcdoctor.network.policy.RoleEvaluation;
import dev.vpcdoctor.remedy.LambdaFunctionChange.SetUpFunctionAgain;
import dev.vpcdoctor.remedy.Remedy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Lambda makes the function's network interfaces with the function's role, and the role may not. */
public final class RoleCannotManageInterfaces implements FunctionMode {
    private static final FindingCode CODE =
            new FindingCode("role-cannot-manage-enis", ExpectedEvidence.ROLE_WITHOUT_RIGHTS);

    /** AWS's own policy for interfaces, older than its guide, does without. */
    private static final String SELDOM_NEEDED = "ec2:DescribeSubnets";

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        LambdaFunction function = about.function();
        Optional<LambdaStatusReport> report = LambdaStatusReport.of(function, Concern.ROLE);
        Optional<FunctionRole> named = FunctionRole.of(about.network(), function);
        boolean gone = named.filter(role ->
                        about.network().find(DeletedRole.class, role.arn()).isKnown())
                .isPresent();
        if (function.vpcConfig().isEmpty() || gone) {
            return Optional.empty();
        }
        Optional<Role> role = named.flatMap(one -> one.role().optional());
        Map<String, Decision> refused =
                role.map(known -> refused(known, function)).orElseGet(Map::of);
        if (report.isEmpty() && refused.isEmpty()) {
            return Optional.empty();
        }
        boolean error = report.isPresent() || isToBeSetUp(function);
        Cause.Builder cause = Cause.of(CODE)
                .weighing(error ? Severity.ERROR : Severity.WARNING)
                .about(named.map(one -> List.of(one.name())).orElseGet(List::of))
                .about(function.name());
        report.ifPresent(one -> cause.says(one.says(), function.arn()));
        reasons(refused).forEach((because, actions) -> cause.says(because + String.join(", ", actions), arn(named)));
        return Optional.of(
                refused.isEmpty()
                        ? byLambdasWord(cause, function, named.map(FunctionRole::name))
                        : cause.fixedBy(new RolePolicyRemedy(function, role.orElseThrow()).remedy(error))
                                .summary(summary(function, role.orElseThrow(), refused, error)));
    }

    private static String arn(Optional<FunctionRole> named) {
        return named.map(FunctionRole::arn).orElse("");
    }

    /** Inactive, failed or pending, it needs new interfaces before it can be invoked. */
    private static boolean isToBeSetUp(LambdaFunction function) {
        return LambdaStatusReport.of(function).stream().anyMatch(one -> one.about() == LambdaStatusReport.About.STATE);
    }

    /** Why each action that is needed is refused; only what is certain. */
    private static Map<String, Decision> refused(Role role, LambdaFunction function) {
        Map<String, Decision> refused = new LinkedHashMap<>();
        for (Request request : new InterfaceRequests(function).all()) {
            Decision decision = new RoleEvaluation(role).of(request);
            if (decision instanceof Decision.Denied || decision instanceof Decision.NotAllowed) {
                refused.put(request.action(), decision);
            }
        }
        return refused;
    }

    private static Map<String, List<String>> reasons(Map<String, Decision> refused) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        refused.forEach((action, decision) -> reasons.merge(
                because(decision),
                List.of(action),
                (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
        return reasons;
    }

    private static String because(Decision decision) {
        return switch (decision) {
            case Decision.Denied denied -> "policy " + denied.policy().name() + " denies ";
            case Decision.NotAllowed not ->
                not.boundary()
                        .map(RolePolicy::name)
                        .map(name -> "the permissions boundary " + name + " does not allow ")
                        .orElse("no policy of the role allows ");
            case Decision.Allowed allowed -> throw new IllegalArgumentException("what is allowed has no reason");
            case Decision.Unknown unknown -> throw new IllegalArgumentException(unknown.because());
        };
    }

    private static String summary(
            LambdaFunction function, Role role, Map<String, Decision> refused, boolean isToBeSetUp) {
        String first = refused.keySet().iterator().next();
        String what = first + (refused.size() == 1 ? "" : " and " + (refused.size() - 1) + " more");
        if (isToBeSetUp) {
            return "Lambda cannot give " + function.name() + " its network interfaces: role " + role.name()
                    + " may not " + what + ".";
        }
        return refused.keySet().equals(Set.of(SELDOM_NEEDED))
                ? "Role " + role.name() + " may not " + SELDOM_NEEDED + ", which Lambda's guide asks for since 2024;"
                        + " older policies do without."
                : function.name() + " runs on the network interfaces that it has, but Lambda could not make new ones:"
                        + " role " + role.name() + " may not " + what + ".";
    }

    /** Lambda was refused, and no policy that was read says why. */
    private static Cause byLambdasWord(Cause.Builder cause, LambdaFunction function, Optional<String> roleName) {
        String role = roleName.map(name -> "role " + name).orElse("its role");
        return cause.fixedBy(Remedy.free(
                        "if " + role + " has AWSLambdaVPCAccessExecutionRole, look for a Deny in its policies, its"
                                + " permissions boundary and the policies of the organization; then set the function up"
                                + " again",
                        new SetUpFunctionAgain(function, false)))
                .summary("Lambda cannot give " + function.name() + " its network interfaces: it says that " + role
                        + " may not manage them.");
    }

    @Override
    public List<NotRead> missing(FunctionExamination about) {
        LambdaFunction function = about.function();
        Optional<FunctionRole> named = FunctionRole.of(about.network(), function);
        if (function.vpcConfig().isEmpty() || named.isEmpty()) {
            return List.of();
        }
        String consequence = "whether Lambda may manage the network interfaces of " + function.name() + " is unknown";
        return switch (named.get().role()) {
            case Fact.Unknown<Role> unknown ->
                about.network().find(DeletedRole.class, named.get().arn()).isKnown()
                        ? List.of()
                        : named.get().missing(unknown.because(), unknown.toKnow(), consequence);
            case Fact.Known<Role> known -> undecided(named.get(), known.value(), function, consequence);
        };
    }

    private static List<NotRead> undecided(FunctionRole named, Role role, LambdaFunction function, String consequence) {
        return new InterfaceRequests(function)
                .all().stream()
                        .map(request -> new RoleEvaluation(role).of(request))
                        .filter(Decision.Unknown.class::isInstance)
                        .map(Decision.Unknown.class::cast)
                        .findFirst()
                        .map(unknown -> named.missing(unknown.because(), unknown.toKnow(), consequence))
                        .orElseGet(List::of);
    }
}
