package dev.vpcdoctor.diagnosis.mode.advice;

import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a function stands, as far as it is known as a whole.
 *
 * @param subnets all subnets of the function, at least one
 * @param groups the ids of all its security groups
 */
record FunctionNetwork(String vpcId, List<Subnet> subnets, Set<String> groups) {
    FunctionNetwork {
        subnets = List.copyOf(subnets);
        groups = Set.copyOf(groups);
    }

    /** Empty for a function in no VPC, and where one of its subnets could not be read. */
    static Optional<FunctionNetwork> of(FunctionExamination about) {
        Optional<VpcConfig> config = about.function().vpcConfig();
        List<Subnet> known = config.map(VpcConfig::subnetIds).orElse(List.of()).stream()
                .flatMap(id -> about.network().find(Subnet.class, id).optional().stream())
                .toList();
        return config.filter(told ->
                        !known.isEmpty() && known.size() == told.subnetIds().size())
                .map(told -> new FunctionNetwork(known.get(0).vpcId(), known, Set.copyOf(told.securityGroupIds())));
    }

    /** Whether all that was asked for is reached with a remedy as it is without. */
    static boolean isUnharmed(FunctionExamination about, Remedy remedy) {
        return about.targets().stream().allMatch(target -> isUnharmed(target, remedy));
    }

    private static boolean isUnharmed(Examination target, Remedy remedy) {
        Verdict after = target.after(remedy).paths().verdict();
        return after == Verdict.OPEN || after == target.paths().verdict();
    }
}
