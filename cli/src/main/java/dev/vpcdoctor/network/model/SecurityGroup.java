package dev.vpcdoctor.network.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules that allow; what none allows is dropped. Answers to what was allowed always pass. */
public record SecurityGroup(
        String id,
        Optional<String> name,
        Optional<String> vpcId,
        List<SecurityGroupRule> ingress,
        List<SecurityGroupRule> egress)
        implements AwsResource {
    public SecurityGroup {
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    public SecurityGroup withIngress(SecurityGroupRule rule) {
        return new SecurityGroup(id, name, vpcId, plus(ingress, rule), egress);
    }

    public SecurityGroup withEgress(SecurityGroupRule rule) {
        return new SecurityGroup(id, name, vpcId, ingress, plus(egress, rule));
    }

    private static List<SecurityGroupRule> plus(List<SecurityGroupRule> rules, SecurityGroupRule rule) {
        List<SecurityGroupRule> changed = new ArrayList<>(rules);
        changed.add(rule);
        return changed;
    }
}
