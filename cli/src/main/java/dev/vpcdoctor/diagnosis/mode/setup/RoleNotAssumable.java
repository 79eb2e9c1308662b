package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FunctionExamination;
import dev.vpcdoctor.diagnosis.FunctionMode;
import dev.vpcdoctor.diagnosis.NotRead;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.DeletedRole;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.policy.Decision;
import dev.vpcdoctor.network.policy.RequestContext;
import dev.vpcdoctor.network.policy.TrustEvaluation;
import dev.vpcdoctor.remedy.AttachRolePolicy;
import dev.vpcdoctor.remedy.ChangeTrustPolicy;
import dev.vpcdoctor.remedy.CreateRole;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;

/** Lambda may not take the function's role, or the role is gone. */
public final class RoleNotAssumable implements FunctionMode {
    private static final String LAMBDA = "lambda.amazonaws.com";

    private static final Explanation EXPLANATION = new Explanation(
            "role-not-assumable",
            Chapter.SETUP,
            Severity.ERROR,
            Expectation.CANNOT_RUN,
            "Lambda runs a function with the rights of its role, which it must assume. The role's trust policy does not"
                    + " name lambda.amazonaws.com, or the role was deleted.",
            "Invocations fail with \"The role defined for the function cannot be assumed by Lambda\", before any code"
                    + " runs and any packet leaves.",
            "A role that Lambda can assume, and that may not manage network interfaces, is role-cannot-manage-enis."
                    + " A trust policy that decides by a condition is not reported as a fault.",
            "Let lambda.amazonaws.com assume the role in its trust policy, or give the function a role that exists.",
            "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        LambdaFunction function = about.function();
        return FunctionRole.of(about.network(), function).flatMap(named -> {
            Optional<Role> role = named.role().optional();
            if (role.isPresent()) {
                return notTrusting(function, role.get());
            }
            return about.network().find(DeletedRole.class, named.arn()).isKnown()
                    ? Optional.of(deleted(function, named))
                    : Optional.empty();
        });
    }

    private static Decision decision(Role role) {
        return new TrustEvaluation(role).of(LAMBDA, new RequestContext());
    }

    private static Optional<Cause> notTrusting(LambdaFunction function, Role role) {
        return switch (decision(role)) {
            case Decision.Allowed allowed -> Optional.empty();
            case Decision.Unknown unknown -> Optional.empty();
            case Decision.NotAllowed not -> {
                PolicyDocument now = role.trustPolicy().optional().orElseThrow();
                yield Optional.of(cause(function, role)
                        .says("no statement of its trust policy lets " + LAMBDA + " assume it", role.arn())
                        .mendedBy(Remedy.free(
                                "let " + LAMBDA + " assume role " + role.name(),
                                new ChangeTrustPolicy(role, now.with(Statement.trusting(LAMBDA)))))
                        .summary(summary(function, role.name(), "its trust policy does not name Lambda")));
            }
            case Decision.Denied denied ->
                Optional.of(cause(function, role)
                        .says("its trust policy denies it to " + LAMBDA, role.arn())
                        .mendedBy(Remedy.free(
                                "take the Deny for " + LAMBDA + " out of the trust policy of role " + role.name()))
                        .summary(summary(function, role.name(), "its trust policy denies it to Lambda")));
        };
    }

    private static Cause.Builder cause(LambdaFunction function, Role role) {
        return Cause.of(EXPLANATION).about(role.name(), function.name());
    }

    private static Cause deleted(LambdaFunction function, FunctionRole named) {
        CreateRole create = new CreateRole(named.arn());
        Remedy remedy = function.vpcConfig().isPresent()
                ? Remedy.free(
                        "make the role again, with the rights that " + function.name() + " needs",
                        create,
                        AttachRolePolicy.vpcAccess(named.name(), named.arn()))
                : Remedy.free("make the role again, with the rights that " + function.name() + " needs", create);
        return Cause.of(EXPLANATION)
                .about(named.name(), function.name())
                .says("IAM knows no role " + named.name(), named.arn())
                .mendedBy(remedy)
                .summary(summary(function, named.name(), "it does not exist any more"));
    }

    private static String summary(LambdaFunction function, String role, String because) {
        return function.name() + " cannot run: Lambda cannot assume its role " + role + ", " + because + ".";
    }

    @Override
    public List<NotRead> missing(FunctionExamination about) {
        return FunctionRole.of(about.network(), about.function())
                .flatMap(named -> named.role()
                        .optional()
                        .map(RoleNotAssumable::decision)
                        .filter(Decision.Unknown.class::isInstance)
                        .map(Decision.Unknown.class::cast)
                        .map(unknown -> named.missing(
                                unknown.because(), unknown.toKnow(), "whether Lambda may assume it is unknown")))
                .orElseGet(List::of);
    }
}
