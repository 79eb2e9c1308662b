package dev.vpcdoctor.network.discovery;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.target.TargetExpression;
import java.util.List;
import java.util.Optional;

/**
 * What one question about a function is about.
 *
 * @param discovered how they were found, where none was named
 */
public record AskedTargets(List<TargetExpression> expressions, Optional<DiscoveredTargets> discovered) {
    public AskedTargets {
        expressions = List.copyOf(expressions);
    }

    /** The targets as they were named; with none, those that the function's configuration gives away. */
    public static AskedTargets of(Network network, LambdaFunction function, List<TargetExpression> named) {
        if (!named.isEmpty()) {
            return new AskedTargets(named, Optional.empty());
        }
        DiscoveredTargets discovered = new TargetDiscovery(network).of(function);
        return new AskedTargets(discovered.expressions(), Optional.of(discovered));
    }
}
