package dev.vpcdoctor.diagnosis.mode.common;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.address.PortRange;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.walk.Destination.Placement;
import dev.vpcdoctor.remedy.Change;
import dev.vpcdoctor.remedy.LambdaFunctionChange.UpdateFunctionVpcConfig;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SecurityGroupChange.AuthorizeSecurityGroupIngress;
import dev.vpcdoctor.remedy.SecurityGroupChange.CreateSecurityGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A function put into the VPC of its target: into subnets that also reach the internet if there are any, since the
 * function may need it, else into those of the target; with a group that the target admits already, else with a new one.
 */
public final class MoveToTargetVpc {
    private static final int MOST_GROUPS = 5;

    private final Examination about;
    private final Network network;
    private final List<Placement> placements;

    public MoveToTargetVpc(Examination about) {
        this.about = about;
        this.network = about.network();
        this.placements = about.paths().target().places().stream()
                .flatMap(place -> place.destination().placement().stream())
                .toList();
    }

    /**
     * The remedy, checked before others that might do.
     *
     * @param explained what the move is for
     * @param alternative what else would do, for the end of the summary; may be empty
     */
    public Optional<Remedy> remedy(List<? extends Blocker<?>> explained, String alternative) {
        if (placements.isEmpty() || !placements.get(0).securityGroupIds().isKnown()) {
            return Optional.empty();
        }
        List<Optional<Remedy>> candidates = new ArrayList<>();
        for (List<String> subnets : List.of(subnetsBehindNat(), targetSubnets())) {
            if (!subnets.isEmpty()) {
                admittedGroups()
                        .forEach(group -> candidates.add(Optional.of(move(List.of(), subnets, group, alternative))));
                candidates.add(Optional.of(move(newGroup(), subnets, CreateSecurityGroup.ID, alternative)));
            }
        }
        return RemedySelection.first(about, explained, candidates);
    }

    private Remedy move(List<Change> before, List<String> subnets, String group, String alternative) {
        List<Change> changes = new ArrayList<>(before);
        VpcConfig config = new VpcConfig(Optional.of(vpcId()), subnets, List.of(group), false);
        changes.add(new UpdateFunctionVpcConfig(about.function(), config));
        return Remedy.free("put " + about.function().name() + " into " + vpcId() + alternative, changes);
    }

    private String vpcId() {
        return placements.get(0).subnet().vpcId();
    }

    /** One in each availability zone. */
    private List<String> subnetsBehindNat() {
        Set<String> zones = new TreeSet<>();
        return new InternetConnectivity(network, vpcId())
                .subnetsBehindNat().stream()
                        .filter(subnet -> zones.add(subnet.availabilityZone()))
                        .map(Subnet::id)
                        .toList();
    }

    private List<String> targetSubnets() {
        return placements.stream()
                .map(placement -> placement.subnet().id())
                .distinct()
                .toList();
    }

    private List<String> targetGroups() {
        return placements.get(0).securityGroupIds().optional().stream()
                .flatMap(Set::stream)
                .sorted()
                .toList();
    }

    /** Groups of the same VPC that the target's own rules name for the port; trying them tells which one does. */
    private List<String> admittedGroups() {
        return targetGroups().stream()
                .flatMap(id -> network.find(SecurityGroup.class, id).optional().stream())
                .flatMap(group -> group.ingress().stream())
                .filter(rule ->
                        rule.protocol().covers(IpProtocol.TCP) && rule.ports().contains(port()))
                .flatMap(rule -> rule.peer() instanceof Peer.Group peer
                        ? network.find(SecurityGroup.class, peer.groupId()).optional().stream()
                        : Optional.<SecurityGroup>empty().stream())
                .filter(group -> group.vpcId().equals(Optional.of(vpcId())))
                .map(SecurityGroup::id)
                .distinct()
                .limit(MOST_GROUPS)
                .toList();
    }

    private List<Change> newGroup() {
        List<Change> changes = new ArrayList<>();
        changes.add(new CreateSecurityGroup(vpcId(), freeGroupName()));
        if (!targetGroups().isEmpty()) {
            changes.add(new AuthorizeSecurityGroupIngress(
                    targetGroups().get(0),
                    new SecurityGroupRule(
                            IpProtocol.TCP,
                            PortRange.of(port()),
                            new Peer.Group(CreateSecurityGroup.ID, Optional.empty(), Optional.empty()))));
        }
        return changes;
    }

    /** The function's name, unless a group of the VPC has it already: AWS takes a name only once. */
    private String freeGroupName() {
        String name = about.function().name();
        boolean taken = network.all(SecurityGroup.class).stream()
                .anyMatch(group -> group.vpcId().equals(Optional.of(vpcId()))
                        && group.name().equals(Optional.of(name)));
        return taken ? name + "-function" : name;
    }

    private int port() {
        return about.paths().target().port().orElse(0);
    }
}
