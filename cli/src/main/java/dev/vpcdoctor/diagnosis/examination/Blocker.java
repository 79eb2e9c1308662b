package dev.vpcdoctor.diagnosis.examination;

import dev.vpcdoctor.network.model.Subnet;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Reason;

/**
 * A hop that blocks, or blocks a part, on the path from one subnet of the function.
 *
 * @param because the hop's reason, by its type
 */
public record Blocker<R extends Reason>(Subnet subnet, Path path, Hop hop, R because) {

    public String subnetId() {
        return subnet.id();
    }
}
