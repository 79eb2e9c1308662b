package dev.vpcdoctor.diagnosis.mode.advice;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.NetworkInterface;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Something else holds a security group of the function. */
public final class SecurityGroupShared implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("security-group-shared", ExpectedEvidence.ADVICE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        return FunctionNetwork.of(about)
                .flatMap(placement -> placement.groups().stream()
                        .sorted()
                        .flatMap(groupId -> cause(about, groupId).stream())
                        .findFirst());
    }

    private static Optional<Cause> cause(FunctionExamination about, String groupId) {
        List<NetworkInterface> others = about.network().all(NetworkInterface.class).stream()
                .filter(eni -> !eni.isLambda() && eni.securityGroupIds().contains(groupId))
                .toList();
        List<String> functions = about.network().all(LambdaFunction.class).stream()
                .filter(function -> !function.equals(about.function()) && holds(function, groupId))
                .map(LambdaFunction::name)
                .toList();
        if (others.isEmpty() && functions.isEmpty()) {
            return Optional.empty();
        }
        Cause.Builder cause = Cause.of(CODE).about(groupId);
        if (!others.isEmpty()) {
            cause.says(groupId + " is also held by " + Interfaces.named(others), groupId);
        }
        if (!functions.isEmpty()) {
            cause.says(groupId + " is also held by the functions " + String.join(", ", functions), groupId);
        }
        int count = others.size() + functions.size();
        return Optional.of(cause.summary("Security group " + groupId + " is not the function's alone: "
                + (count == 1 ? "one other holds" : count + " others hold") + " it."));
    }

    private static boolean holds(LambdaFunction function, String groupId) {
        return function.vpcConfig().map(config -> config.securityGroupIds()).orElse(Collections.emptyList()).stream()
                .anyMatch(groupId::equals);
    }
}
