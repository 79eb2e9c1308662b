package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.network.model.DeletedRole;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.policy.Decision;
import dev.vpcdoctor.network.policy.RequestContext;
import dev.vpcdoctor.network.policy.TrustEvaluation;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.RoleChange.AttachRolePolicy;
import dev.vpcdoctor.remedy.RoleChange.CreateRole;
import dev.vpcdoctor.remedy.RoleChange.UpdateAssumeRolePolicy;
import java.util.List;
import java.util.Optional;

/** Lambda may not take the function's role, or the role is gone. */
public final class RoleNotAssumable implements FunctionMode {
    private static final String LAMBDA = "lambda.amazonaws.com";

    private static final FindingCode CODE = new FindingCode("role-not-assumable", ExpectedEvidence.CANNOT_RUN);

    @Override
    public FindingCode code() {
        return CODE;
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
                        .fixedBy(Remedy.free(
                                "let " + LAMBDA + " assume role " + role.name(),
                                new UpdateAssumeRolePolicy(role, now.with(Statement.trusting(LAMBDA)))))
                        .summary(summary(function, role.name(), "its trust policy does not name Lambda")));
            }
            case Decision.Denied denied ->
                Optional.of(cause(function, role)
                        .says("its trust policy denies it to " + LAMBDA, role.arn())
                        .fixedBy(Remedy.free(
                                "take the Deny for " + LAMBDA + " out of the trust policy of role " + role.name()))
                        .summary(summary(function, role.name(), "its trust policy denies it to Lambda")));
        };
    }

    private static Cause.Builder cause(LambdaFunction function, Role role) {
        return Cause.of(CODE).about(role.name(), function.name());
    }

    private static Cause deleted(LambdaFunction function, FunctionRole named) {
        CreateRole create = new CreateRole(named.arn());
        Remedy remedy = function.vpcConfig().isPresent()
                ? Remedy.free(
                        "make the role again, with the rights that " + function.name() + " needs",
                        create,
                        AttachRolePolicy.vpcAccess(named.name(), named.arn()))
                : Remedy.free("make the role again, with the rights that " + function.name() + " needs", create);
        return Cause.of(CODE)
                .about(named.name(), function.name())
                .says("IAM knows no role " + named.name(), named.arn())
                .fixedBy(remedy)
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
