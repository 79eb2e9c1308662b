package dev.vpcdoctor.network.discovery;

import dev.vpcdoctor.network.discovery.DiscoveredTargets.PassedOver;
import dev.vpcdoctor.network.discovery.TargetDiscovery.Candidate;
import dev.vpcdoctor.network.discovery.TargetDiscovery.Candidates;
import dev.vpcdoctor.network.model.EventSourceMapping;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.target.TargetSyntaxException;
import dev.vpcdoctor.shared.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What Lambda polls for a function. Queues and streams are asked for by their API from Lambda's own network; Kafka, MQ and
 * DocumentDB from an interface with the subnets and security groups of the event source, or of the mapping. None of that
 * is the function's network, unless a mapping was given just the function's subnets and groups.
 */
record EventSourceHints(Network network, LambdaFunction function) {
    private static final Set<String> POLLED_IN_A_VPC = Set.of("kafka", "mq", "rds");

    Candidates candidates() {
        List<Candidate> found = new ArrayList<>();
        List<PassedOver> passedOver = new ArrayList<>();
        for (EventSourceMapping mapping : network.all(EventSourceMapping.class)) {
            if (mapping.invokes(function)) {
                follow(mapping, found, passedOver);
            }
        }
        return new Candidates(found, passedOver);
    }

    private void follow(EventSourceMapping mapping, List<Candidate> found, List<PassedOver> passedOver) {
        TargetHint hint = new TargetHint(
                TargetHint.Kind.EVENT_SOURCE_MAPPING, mapping.id(), "event source mapping " + mapping.id());
        mapping.sourceArn()
                .filter(arn -> POLLED_IN_A_VPC.contains(service(arn)))
                .ifPresent(arn -> passedOver.add(new PassedOver(
                        hint.says(),
                        "Lambda polls " + arn + " from that one's own subnets and security groups, not from the"
                                + " function's. If it gets no events: vpc-doctor path --from SUBNET,GROUP --to"
                                + " HOST:PORT with those")));
        for (String server : mapping.bootstrapServers()) {
            if (pollsFromTheFunctionsPlace(mapping)) {
                add(server, hint, found, passedOver);
            } else {
                passedOver.add(new PassedOver(hint.says(), elsewhere(mapping, server)));
            }
        }
    }

    private static void add(String server, TargetHint hint, List<Candidate> found, List<PassedOver> passedOver) {
        try {
            found.add(new Candidate(TargetExpression.parse(server), hint));
        } catch (TargetSyntaxException e) {
            passedOver.add(new PassedOver(hint.says(), e.getMessage()));
        }
    }

    private boolean pollsFromTheFunctionsPlace(EventSourceMapping mapping) {
        return function.vpcConfig()
                .filter(config -> Set.copyOf(config.subnetIds()).equals(Set.copyOf(mapping.subnetIds())))
                .filter(config -> Set.copyOf(config.securityGroupIds()).equals(Set.copyOf(mapping.securityGroupIds())))
                .isPresent();
    }

    private static String elsewhere(EventSourceMapping mapping, String server) {
        return mapping.subnetIds().isEmpty()
                ? "Lambda polls " + server + " from its own network, not from the function's"
                : "Lambda polls " + server + " from other subnets or security groups than the function's. If it gets no"
                        + " events: vpc-doctor path --from "
                        + mapping.subnetIds().get(0) + ","
                        + String.join(",", mapping.securityGroupIds()) + " --to " + server;
    }

    private static String service(String arn) {
        return Arn.parse(arn).map(Arn::service).orElse("");
    }
}
