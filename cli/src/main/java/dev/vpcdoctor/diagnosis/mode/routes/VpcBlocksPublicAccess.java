package dev.vpcdoctor.diagnosis.mode.routes;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.model.InternetGatewayBlockMode;
import dev.vpcdoctor.network.model.NatGateway;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.walk.GatewayReason.NoPublicAddress;
import dev.vpcdoctor.network.walk.GatewayReason.PublicAccessBlocked;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.VpcChange.CreateVpcBlockPublicAccessExclusion;
import dev.vpcdoctor.remedy.VpcChange.CreateVpcBlockPublicAccessExclusion.Mode;
import dev.vpcdoctor.remedy.VpcChange.CreateVpcBlockPublicAccessExclusion.Scope;
import java.util.List;
import java.util.Optional;

/** VPC Block Public Access drops traffic with the internet. */
public final class VpcBlocksPublicAccess implements FailureMode {
    private static final FindingCode CODE =
            new FindingCode("vpc-blocks-public-access", ExpectedEvidence.LOST_BEHIND_NAT);

    @Override
    public FindingCode code() {
        return CODE;
    }

    /** A public subnet's own blockade does not matter to a function that must leave the subnet anyway. */
    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<PublicAccessBlocked>> blockers = about.blockers(
                PublicAccessBlocked.class,
                blocker -> !RoutesOnPaths.isSwallowed(blocker.path()) && !lacksPublicAddress(blocker.path()));
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        List<String> subnets = blockers.stream()
                .map(blocker -> blocker.because().subnet().id())
                .distinct()
                .toList();
        List<CreateVpcBlockPublicAccessExclusion> exclusions = blockers.stream()
                .map(blocker -> exclusion(about.network(), blocker))
                .distinct()
                .toList();
        InternetGatewayBlockMode mode = blockers.get(0).because().mode();
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(subnets)
                .fixedBy(Remedy.free("exclude " + String.join(", ", subnets) + " from Block Public Access", exclusions))
                .summary("VPC Block Public Access ("
                        + (mode == InternetGatewayBlockMode.BLOCK_INGRESS ? "block-ingress" : "block-bidirectional")
                        + ") cuts " + String.join(" and ", subnets) + " off the internet."));
    }

    private static boolean lacksPublicAddress(Path path) {
        return path.hops().stream().anyMatch(hop -> hop.because() instanceof NoPublicAddress);
    }

    /** A regional NAT gateway stands in no subnet: its VPC is excluded. */
    private static CreateVpcBlockPublicAccessExclusion exclusion(
            Network network, Blocker<PublicAccessBlocked> blocker) {
        List<NatGateway> nats = blocker.path().hops().stream()
                .filter(hop -> hop.kind() == HopKind.NAT_GATEWAY)
                .flatMap(hop -> network.find(NatGateway.class, hop.id()).optional().stream())
                .toList();
        boolean egressOnly =
                blocker.path().hops().stream().anyMatch(hop -> hop.kind() == HopKind.EGRESS_ONLY_INTERNET_GATEWAY);
        Scope scope = nats.stream().anyMatch(NatGateway::regional)
                ? new Scope.OfVpc(blocker.because().subnet().vpcId())
                : new Scope.OfSubnet(blocker.because().subnet().id());
        return new CreateVpcBlockPublicAccessExclusion(
                scope, nats.isEmpty() && !egressOnly ? Mode.ALLOW_BIDIRECTIONAL : Mode.ALLOW_EGRESS);
    }
}
