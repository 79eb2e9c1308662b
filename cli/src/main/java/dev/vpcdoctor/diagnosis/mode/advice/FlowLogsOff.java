package dev.vpcdoctor.diagnosis.mode.advice;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.NetworkInterface;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.model.Vpc;
import dev.vpcdoctor.network.model.VpcFlowLog;
import dev.vpcdoctor.remedy.Prices;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.VpcChange.CreateFlowLogs;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** No flow log writes down what happens to the function's packets. */
public final class FlowLogsOff implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("flow-logs-off", ExpectedEvidence.ADVICE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        Network network = about.network();
        return FunctionNetwork.of(about)
                .filter(placement -> isListed(network, placement))
                .flatMap(placement -> {
                    List<Subnet> dark = placement.subnets().stream()
                            .filter(subnet -> logs(network, placement, subnet).stream()
                                    .noneMatch(log -> log.failure().isEmpty()))
                            .toList();
                    return dark.isEmpty() ? Optional.empty() : Optional.of(cause(network, placement, dark));
                });
    }

    private static boolean isListed(Network network, FunctionNetwork placement) {
        Optional<String> region =
                network.find(Vpc.class, placement.vpcId()).optional().flatMap(Vpc::region);
        return network.listing(VpcFlowLog.class, region).whole();
    }

    /** Those that would tell of the function's packets in a subnet. */
    private static List<VpcFlowLog> logs(Network network, FunctionNetwork placement, Subnet subnet) {
        Set<String> telling = new HashSet<>(List.of(placement.vpcId(), subnet.id()));
        network.interfacesIn(subnet.id()).stream()
                .filter(eni -> eni.isLambda() && eni.securityGroupIds().equals(placement.groups()))
                .map(NetworkInterface::id)
                .forEach(telling::add);
        return network.all(VpcFlowLog.class).stream()
                .filter(log -> telling.contains(log.resourceId()))
                .toList();
    }

    private static Cause cause(Network network, FunctionNetwork placement, List<Subnet> dark) {
        Cause.Builder cause = Cause.of(CODE)
                .about(placement.vpcId())
                .fixedBy(new Remedy(
                        "make a flow log of " + placement.vpcId() + " in CloudWatch Logs",
                        List.of(new CreateFlowLogs(placement.vpcId())),
                        Optional.empty()));
        for (Subnet subnet : dark) {
            List<VpcFlowLog> silent = logs(network, placement, subnet);
            if (silent.isEmpty()) {
                cause.says("no flow log tells of " + subnet.id(), subnet.id());
            }
            silent.forEach(log ->
                    cause.says(log.id() + " delivers nothing: " + log.failure().orElse(""), log.id()));
        }
        return cause.says(
                        "CloudWatch Logs takes " + Prices.estimate(Prices.FLOW_LOGS_PER_GB) + " for each GB",
                        placement.vpcId())
                .summary("No flow log tells what happens to packets in "
                        + dark.get(0).id() + ": after the next time-out nobody can look.");
    }
}
