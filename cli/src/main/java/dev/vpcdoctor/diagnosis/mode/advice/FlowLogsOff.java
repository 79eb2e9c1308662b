package dev.vpcdoctor.diagnosis.mode.advice;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.Expectation;
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
    private static final FindingCode CODE = new FindingCode("flow-logs-off", Expectation.ADVICE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        Network network = about.network();
        return Standing.of(about)
                .filter(standing -> isListed(network, standing))
                .flatMap(standing -> {
                    List<Subnet> dark = standing.subnets().stream()
                            .filter(subnet -> logs(network, standing, subnet).stream()
                                    .noneMatch(log -> log.failure().isEmpty()))
                            .toList();
                    return dark.isEmpty() ? Optional.empty() : Optional.of(cause(network, standing, dark));
                });
    }

    private static boolean isListed(Network network, Standing standing) {
        Optional<String> region =
                network.find(Vpc.class, standing.vpcId()).optional().flatMap(Vpc::region);
        return network.listing(VpcFlowLog.class, region).whole();
    }

    /** Those that would tell of the function's packets in a subnet. */
    private static List<VpcFlowLog> logs(Network network, Standing standing, Subnet subnet) {
        Set<String> telling = new HashSet<>(List.of(standing.vpcId(), subnet.id()));
        network.interfacesIn(subnet.id()).stream()
                .filter(eni -> eni.isLambda() && eni.securityGroupIds().equals(standing.groups()))
                .map(NetworkInterface::id)
                .forEach(telling::add);
        return network.all(VpcFlowLog.class).stream()
                .filter(log -> telling.contains(log.resourceId()))
                .toList();
    }

    private static Cause cause(Network network, Standing standing, List<Subnet> dark) {
        Cause.Builder cause = Cause.of(CODE)
                .about(standing.vpcId())
                .mendedBy(new Remedy(
                        "make a flow log of " + standing.vpcId() + " in CloudWatch Logs",
                        List.of(new CreateFlowLogs(standing.vpcId())),
                        Optional.empty()));
        for (Subnet subnet : dark) {
            List<VpcFlowLog> silent = logs(network, standing, subnet);
            if (silent.isEmpty()) {
                cause.says("no flow log tells of " + subnet.id(), subnet.id());
            }
            silent.forEach(log ->
                    cause.says(log.id() + " delivers nothing: " + log.failure().orElse(""), log.id()));
        }
        return cause.says(
                        "CloudWatch Logs takes " + Prices.estimate(Prices.FLOW_LOGS_PER_GB) + " for each GB",
                        standing.vpcId())
                .summary("No flow log tells what happens to packets in "
                        + dark.get(0).id() + ": after the next time-out nobody can look.");
    }
}
