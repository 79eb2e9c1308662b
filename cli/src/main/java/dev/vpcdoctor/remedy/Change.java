package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.Network;
import java.util.List;

/** One change to a network, in both of its forms, so that what is shown is what was checked. */
public interface Change {

    /** AWS CLI commands that make the change. Ids that exist only afterwards are kept in shell variables. */
    List<String> commands();

    /** The network after the change. */
    Network applyTo(Network network);
}
