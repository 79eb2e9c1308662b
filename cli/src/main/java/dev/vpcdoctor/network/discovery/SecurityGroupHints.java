package dev.vpcdoctor.network.discovery;

import dev.vpcdoctor.network.discovery.TargetDiscovery.Candidate;
import dev.vpcdoctor.network.discovery.TargetDiscovery.Candidates;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.ManagedService;
import dev.vpcdoctor.network.model.ManagedService.Kind;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.SecurityGroup;
import dev.vpcdoctor.network.model.SecurityGroupRule.Peer;
import dev.vpcdoctor.network.target.TargetExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Databases, proxies and caches whose security groups name one of the function's: somebody let the function in. */
record SecurityGroupHints(Network network, LambdaFunction function) {

    Candidates candidates() {
        List<String> own = function.vpcConfig().map(VpcConfig::securityGroupIds).orElse(List.of());
        List<ManagedService> admitting = network.all(ManagedService.class).stream()
                .filter(service -> service.kind() != Kind.LOAD_BALANCER)
                .filter(service -> rule(service, own).isPresent())
                .toList();
        List<Candidate> found = new ArrayList<>();
        for (ManagedService service : admitting) {
            boolean asItsGroup = admitting.stream()
                    .anyMatch(other -> other.kind() != service.kind()
                            && service.partOf().equals(Optional.of(other.id()))
                            && service.vpcId().equals(other.vpcId()));
            if (!asItsGroup) {
                found.add(new Candidate(target(service), rule(service, own).orElseThrow()));
            }
        }
        return new Candidates(found, List.of());
    }

    /** Names repeat between regions and accounts, so that it is looked for by its ARN. */
    private static TargetExpression target(ManagedService service) {
        String prefix = service.kind().targetPrefix();
        return new TargetExpression.Service(
                prefix + ":" + service.id(), prefix, service.arn().orElse(service.id()), Optional.empty());
    }

    private Optional<TargetHint> rule(ManagedService service, List<String> own) {
        return service.securityGroupIds().optional().orElse(Set.of()).stream()
                .sorted()
                .flatMap(id -> network.find(SecurityGroup.class, id).optional().stream())
                .flatMap(group -> group.ingress().stream()
                        .filter(rule -> rule.peer() instanceof Peer.Group peer && own.contains(peer.groupId()))
                        .map(rule -> new TargetHint(
                                TargetHint.Kind.SECURITY_GROUP,
                                group.id(),
                                "security group " + group.id() + ", which admits " + rule.peer())))
                .findFirst();
    }
}
