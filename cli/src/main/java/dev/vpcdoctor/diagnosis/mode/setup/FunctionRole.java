package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.finding.NotRead;
import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.shared.Arn;
import java.util.List;
import java.util.Optional;

/**
 * The execution role of a function.
 *
 * @param arn as the function names it
 * @param role what is known of it
 */
record FunctionRole(String arn, Fact<Role> role) {

    /** Empty where the function does not tell its role. */
    static Optional<FunctionRole> of(Network network, LambdaFunction function) {
        return function.roleArn().map(arn -> new FunctionRole(arn, network.find(Role.class, arn)));
    }

    String name() {
        return Arn.nameIn(arn);
    }

    /**
     * That something about the role is not known.
     *
     * @param consequence what is unknown for it
     */
    List<NotRead> missing(String because, String toKnow, String consequence) {
        return List.of(new NotRead(
                "role " + name(),
                "not known",
                because + ", so " + consequence + (toKnow.isEmpty() ? "" : "; to be sure: " + toKnow)));
    }
}
