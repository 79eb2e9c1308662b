package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.setup.ReasonCode.Concern;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.target.SourceResolver;
import dev.vpcdoctor.remedy.LambdaFunctionChange.SetUpFunctionAgain;
import dev.vpcdoctor.remedy.LambdaFunctionChange.UpdateFunctionVpcConfig;
import dev.vpcdoctor.remedy.LambdaFunctionChange.WaitForFunctionUpdate;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The function names a subnet or a security group that does not exist any more, or that Lambda refuses. */
public final class SubnetOrSecurityGroupGone implements FunctionMode {
    private static final FindingCode CODE =
            new FindingCode("subnet-or-security-group-gone", ExpectedEvidence.SETUP_GONE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        LambdaFunction function = about.function();
        Optional<LambdaStatusReport> report = LambdaStatusReport.of(function, Concern.GONE);
        List<String> subnets = goneSubnets(about.network(), function);
        List<String> groups = goneGroups(about.network(), function);
        List<String> gone = Stream.concat(subnets.stream(), groups.stream()).toList();
        if (report.isEmpty() && gone.isEmpty()) {
            return Optional.empty();
        }
        Cause.Builder cause = Cause.of(CODE).about(gone).about(function.name());
        report.ifPresent(one -> cause.says(one.says(), function.arn()));
        subnets.forEach(id -> cause.says("no subnet " + id + " among all of the VPC", function.arn()));
        groups.forEach(id -> cause.says("no security group " + id + " among all of the VPC", function.arn()));
        return Optional.of(
                gone.isEmpty()
                        ? cause.fixedBy(Remedy.free(
                                        "put what Lambda names right, and set the function up again",
                                        new SetUpFunctionAgain(function, false)))
                                .summary("Lambda could not give " + function.name() + " its network interfaces: it"
                                        + " refuses a subnet or a security group.")
                        : cause.fixedBy(remedy(function, subnets, groups))
                                .summary(function.name() + " is to use " + String.join(" and ", gone) + ", which "
                                        + (gone.size() == 1 ? "does" : "do") + " not exist any more."));
    }

    /** What else the snapshot tells of the same VPC shows that its subnets were read. */
    private static List<String> goneSubnets(Network network, LambdaFunction function) {
        List<String> named = function.vpcConfig().map(VpcConfig::subnetIds).orElseGet(List::of);
        boolean read = network.listing(Subnet.class, function.region()).whole()
                && vpcId(network, function)
                        .filter(id -> !network.subnetsOf(id).isEmpty())
                        .isPresent();
        return named.stream()
                .filter(id -> read && !network.find(Subnet.class, id).isKnown())
                .filter(id -> network.interfacesIn(id).isEmpty())
                .toList();
    }

    private static List<String> goneGroups(Network network, LambdaFunction function) {
        List<String> named =
                function.vpcConfig().map(VpcConfig::securityGroupIds).orElseGet(List::of);
        boolean read = network.listing(SecurityGroup.class, function.region()).whole()
                && network.all(SecurityGroup.class).stream()
                        .anyMatch(group ->
                                group.vpcId().isPresent() && group.vpcId().equals(vpcId(network, function)));
        return named.stream()
                .filter(id -> read && !network.find(SecurityGroup.class, id).isKnown())
                .filter(id -> network.all(NetworkInterface.class).stream()
                        .noneMatch(eni -> eni.securityGroupIds().contains(id)))
                .toList();
    }

    private static Optional<String> vpcId(Network network, LambdaFunction function) {
        return new SourceResolver(network).vpcOf(function);
    }

    /** The rest goes on, where there is a rest. */
    private static Remedy remedy(LambdaFunction function, List<String> subnets, List<String> groups) {
        VpcConfig config = function.vpcConfig().orElseThrow();
        VpcConfig rest = new VpcConfig(
                config.vpcId(),
                config.subnetIds().stream().filter(id -> !subnets.contains(id)).toList(),
                config.securityGroupIds().stream()
                        .filter(id -> !groups.contains(id))
                        .toList(),
                config.ipv6Allowed());
        if (rest.subnetIds().isEmpty() || rest.securityGroupIds().isEmpty()) {
            return Remedy.free("give " + function.name() + " "
                    + (rest.subnetIds().isEmpty() ? "subnets" : "security groups")
                    + " that exist: aws lambda update-function-configuration --vpc-config");
        }
        return Remedy.free(
                "leave " + function.name() + " what exists",
                new UpdateFunctionVpcConfig(function, rest),
                new WaitForFunctionUpdate(function));
    }
}
