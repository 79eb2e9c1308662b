package dev.vpcdoctor.diagnosis.advice;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FunctionExamination;
import dev.vpcdoctor.diagnosis.FunctionMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.NetworkInterface;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Something else holds a security group of the function. */
public final class SecurityGroupShared implements FunctionMode {
    private static final Explanation EXPLANATION = new Explanation(
            "security-group-shared",
            Chapter.ADVICE,
            Severity.ADVICE,
            Expectation.ADVICE,
            "Something else than the function holds its security group: an instance, a database, another function."
                + " Every rule that admits the group admits them too, and a rule that is made for one holds for all.",
            "Nothing. Whoever gets into the other thing reaches all that the function reaches.",
            "Others in the same subnet with groups of their own are subnet-shared-with-others.",
            "Give the function a group of its own, and let the rules that are meant for it name that group.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        return Standing.of(about)
                .flatMap(standing -> standing.groups().stream()
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
        Cause.Builder cause = Cause.of(EXPLANATION).about(groupId);
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
