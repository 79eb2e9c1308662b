package dev.vpcdoctor.diagnosis.mode.advice;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FunctionExamination;
import dev.vpcdoctor.diagnosis.examination.FunctionMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.network.walk.FilterReason.RuleAdmits;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SecurityGroupChange.AuthorizeSecurityGroupIngress;
import java.util.List;
import java.util.Optional;

/** The target admits the function by an address block, where its rule could name the function's group. */
public final class CidrWhereSecurityGroupFits implements FunctionMode {
    private static final FindingCode CODE = new FindingCode("cidr-where-security-group-fits", ExpectedEvidence.ADVICE);

    @Override
    public FindingCode code() {
        return CODE;
    }

    /** A rule of the target's group that admits a path by a block. */
    private record ByBlock(Path path, RuleAdmits admits) {}

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        return FunctionNetwork.of(about)
                .flatMap(placement -> about.targets().stream()
                        .flatMap(target -> byBlock(about, placement, target).stream())
                        .findFirst()
                        .map(found -> cause(placement, found)));
    }

    private static Optional<ByBlock> byBlock(FunctionExamination about, FunctionNetwork placement, Examination target) {
        return target.allPaths().stream()
                .filter(path -> isInOneVpc(path))
                .flatMap(path -> path.hops().stream()
                        .filter(hop -> hop.kind() == HopKind.TARGET_SECURITY_GROUP)
                        .map(Hop::because)
                        .filter(RuleAdmits.class::isInstance)
                        .map(RuleAdmits.class::cast)
                        .filter(admits -> admits.rule().peer() instanceof Peer.Block)
                        .filter(admits -> !namesTheFunction(about, placement, path, admits.groupId()))
                        .map(admits -> new ByBlock(path, admits)))
                .findFirst();
    }

    private static boolean isInOneVpc(Path path) {
        return path.destination()
                .placement()
                .filter(placement ->
                        placement.subnet().vpcId().equals(path.source().subnet().vpcId()))
                .isPresent();
    }

    private static boolean namesTheFunction(
            FunctionExamination about, FunctionNetwork placement, Path path, String targetGroupId) {
        return about.network().find(SecurityGroup.class, targetGroupId).optional().stream()
                .flatMap(group -> group.ingress().stream())
                .anyMatch(rule -> rule.peer() instanceof Peer.Group peer
                        && placement.groups().contains(peer.groupId())
                        && rule.protocol().covers(path.protocol())
                        && (!rule.protocol().hasPorts() || rule.ports().contains(path.port())));
    }

    private static Cause cause(FunctionNetwork placement, ByBlock found) {
        String targetGroup = found.admits().groupId();
        String functionGroup = placement.groups().stream().sorted().findFirst().orElseThrow();
        SecurityGroupRule rule = new SecurityGroupRule(
                found.path().protocol(),
                PortRange.of(found.path().port()),
                new Peer.Group(functionGroup, Optional.empty(), Optional.empty()));
        return Cause.of(CODE)
                .about(List.of(targetGroup, functionGroup))
                .says(
                        targetGroup + " admits " + found.admits().rule().traffic() + " from "
                                + found.admits().rule().peer(),
                        targetGroup)
                .fixedBy(Remedy.free(
                        "name " + functionGroup + " in " + targetGroup + "; then take "
                                + found.admits().rule().peer() + " out, if nobody else needs it",
                        new AuthorizeSecurityGroupIngress(targetGroup, rule)))
                .summary(targetGroup + " admits the whole block "
                        + found.admits().rule().peer() + ", where it could name " + functionGroup + ".");
    }
}
