package dev.vpcdoctor.network.model;

import java.util.List;
import java.util.Optional;

/**
 * What Lambda polls on behalf of a function. Lambda does so from a network interface of its own, never from the function's
 * (docs.aws.amazon.com/lambda/latest/dg/with-msk-cluster-network.html).
 *
 * @param functionArn as the mapping names it, with an alias or version or without
 * @param sourceArn of a queue, stream, broker or cluster; empty for Kafka that the user runs
 * @param bootstrapServers of Kafka that the user runs, {@code host:port}
 * @param subnetIds from which Lambda polls Kafka that the user runs; empty where the event source itself tells them
 * @param securityGroupIds with which it polls that
 */
public record EventSourceMapping(
        String id,
        String functionArn,
        Optional<String> sourceArn,
        List<String> bootstrapServers,
        List<String> subnetIds,
        List<String> securityGroupIds)
        implements AwsResource {
    public EventSourceMapping {
        bootstrapServers = List.copyOf(bootstrapServers);
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
    }

    /** Whether it invokes a function, under whatever alias or version. */
    public boolean invokes(LambdaFunction function) {
        return functionArn.equals(function.arn()) || functionArn.startsWith(function.arn() + ":");
    }
}
