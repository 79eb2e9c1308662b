package dev.vpcdoctor.diagnosis.mode.names;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.ManagedTargets;
import dev.vpcdoctor.diagnosis.mode.common.NarrowestSecurityGroupRules;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.network.model.VpcPeeringConnection;
import dev.vpcdoctor.network.walk.FilterReason.NoRuleAdmits;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.NameReason.PublicAddress;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SecurityGroupChange.AuthorizeSecurityGroupIngress;
import dev.vpcdoctor.remedy.VpcPeeringChange.AllowDnsResolutionFromRemoteVpc;
import dev.vpcdoctor.shared.address.Cidr;
import dev.vpcdoctor.shared.address.IpAddress;
import java.util.List;
import java.util.Optional;

/** A private way leads to the target, and its name leads around it, over the internet. */
public final class NameResolvesToPublicAddress implements FailureMode {
    private static final FindingCode CODE = new FindingCode("name-resolves-to-public-address", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        Optional<PublicAddress> name =
                about.reasons(PublicAddress.class).stream().findFirst();
        Optional<ManagedService> target = ManagedTargets.target(about);
        List<Blocker<?>> blockers = about.blockers();
        if (name.isEmpty() || target.isEmpty() || blockers.isEmpty()) {
            return Optional.empty();
        }
        Optional<VpcPeeringConnection> peering = name.get().peering();
        boolean filteredOnly = blockers.stream().allMatch(NameResolvesToPublicAddress::isTargetsFilter);
        if (peering.isEmpty() && !filteredOnly) {
            return Optional.empty();
        }
        return Optional.of(Cause.of(CODE)
                .about(
                        peering.map(VpcPeeringConnection::id)
                                .orElse(target.get().id()),
                        target.get().id())
                .says(name.get().says(), target.get().id())
                .explaining(blockers)
                .fixedBy(peering.map(one -> overPeering(one, target.get())).or(() -> admission(about)))
                .summary("The name of " + about.target() + " means its public address to "
                        + about.function().name() + ", and over the internet it is not reached."));
    }

    private static boolean isTargetsFilter(Blocker<?> blocker) {
        return blocker.hop().kind() == HopKind.TARGET_SECURITY_GROUP && blocker.because() instanceof NoRuleAdmits;
    }

    private static Remedy overPeering(VpcPeeringConnection peering, ManagedService target) {
        return Remedy.free(
                "let " + peering.id() + " resolve the names of "
                        + target.vpcId().orElseThrow() + " to private addresses",
                new AllowDnsResolutionFromRemoteVpc(peering, target.vpcId().orElseThrow()));
    }

    /** Rules for the public addresses from which the function comes. */
    private static Optional<Remedy> admission(Examination about) {
        List<AuthorizeSecurityGroupIngress> changes =
                about
                        .blockers(NoRuleAdmits.class, blocker -> blocker.hop().kind() == HopKind.TARGET_SECURITY_GROUP)
                        .stream()
                        .map(Blocker::because)
                        .flatMap(because -> IpAddress.tryParse(because.remote()).stream()
                                .map(address -> new AuthorizeSecurityGroupIngress(
                                        because.groupIds().get(0),
                                        NarrowestSecurityGroupRules.rule(because, new Peer.Block(Cidr.of(address))))))
                        .distinct()
                        .toList();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(Remedy.free("admit the NAT gateways' addresses", changes));
    }
}
