package dev.vpcdoctor.network.target;

import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Hop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A target made into places in the network, as seen from one VPC.
 *
 * @param label short, for headlines
 * @param nameUse whether a name server has a part in it
 * @param nameHops how the name became places; a hop that is unknown makes every path unknown
 * @param places empty when nothing is known of where it may be
 * @param choice what several places mean
 */
public record ResolvedTarget(
        TargetExpression expression,
        String label,
        Optional<Integer> port,
        NameUse nameUse,
        List<Hop> nameHops,
        List<Place> places,
        Choice choice) {
    public ResolvedTarget {
        nameHops = List.copyOf(nameHops);
        places = List.copyOf(places);
    }

    /** Whether a name server has a part in reaching the target. */
    public enum NameUse {
        /** The target was given by a name: all about name servers is told. */
        GIVEN,
        /** Functions connect to it by a name, which was not given: only what is known to be broken is told. */
        IMPLIED,
        /** An address: names do not matter. */
        NONE
    }

    /** What several places mean to a connection. */
    public enum Choice {
        /** A client may take any of them. */
        ANY,
        /** It is in one of them, and it is not known in which. */
        ONE
    }

    /**
     * A place where the target is or may come to be.
     *
     * @param current whether it may be there now; a database stands in one zone until it fails over
     */
    public record Place(Destination destination, boolean current) {}

    /** The same target, of which nothing is certain for the reason of a hop. */
    ResolvedTarget unless(Hop unknown) {
        List<Hop> hops = new ArrayList<>(nameHops);
        hops.add(unknown);
        return new ResolvedTarget(expression, label, port, nameUse, hops, places, choice);
    }

    /** A target whose places could not be found, with the hop that says why. */
    static ResolvedTarget nowhere(TargetExpression expression, String label, Optional<Integer> port, Hop why) {
        return new ResolvedTarget(expression, label, port, NameUse.GIVEN, List.of(why), List.of(), Choice.ANY);
    }
}
