package dev.vpcdoctor.report;

import dev.vpcdoctor.network.walk.Destination;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.Path;
import dev.vpcdoctor.network.walk.Verdict;
import dev.vpcdoctor.shared.address.HostAndPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path as reports name its ends.
 *
 * @param current false for a place where the target may come to stand but does not stand now
 * @param observed what packets did on it, in one word
 */
record ReportedPath(Path path, boolean current, Optional<String> observed) {

    /** A path on which no packets were sent. */
    ReportedPath(Path path, boolean current) {
        this(path, current, Optional.empty());
    }

    String subnetId() {
        return path.source().subnet().id();
    }

    String availabilityZone() {
        return path.source().subnet().availabilityZone();
    }

    /** The source's address, or the block out of which it is. */
    String from() {
        return path.source().address().isEmpty()
                ? path.source().label()
                : path.source().address().toString();
    }

    /** The destination's address or block, or its name where there are many, with the port. */
    String to() {
        Destination destination = path.destination();
        boolean many = destination.isAnyOfInternet()
                || destination.addresses().blocks().size() != 1;
        String port = ":" + path.port();
        if (many) {
            String label = destination.label();
            return path.port() == 0 || label.endsWith(port) ? label : label + port;
        }
        String address = destination.addresses().toString();
        return HostAndPort.bracketed(address) + port;
    }

    /** The hops of the request, or those of the answer. */
    List<Hop> hops(boolean wayBack) {
        return path.hops().stream()
                .filter(hop -> hop.kind().isWayBack() == wayBack)
                .toList();
    }

    /** Whether the same is decided at each hop; the resources that decide may be others. */
    boolean isLike(ReportedPath other) {
        List<Hop> own = path.hops();
        List<Hop> others = other.path.hops();
        if (own.size() != others.size() || path.port() != other.path.port()) {
            return false;
        }
        for (int i = 0; i < own.size(); i++) {
            Hop mine = own.get(i);
            Hop its = others.get(i);
            boolean alike = mine.kind() == its.kind()
                    && mine.verdict() == its.verdict()
                    && mine.because().getClass() == its.because().getClass()
                    && (mine.verdict() == Verdict.OPEN
                            || mine.because().says().equals(its.because().says()));
            if (!alike) {
                return false;
            }
        }
        return true;
    }

    /** The resources that decide here and not on the other path, in the order of the hops. */
    List<String> idsNotOn(ReportedPath other) {
        List<String> ids = new ArrayList<>();
        for (Hop hop : path.hops()) {
            boolean known = ids.contains(hop.id())
                    || other.path.hops().stream().anyMatch(its -> its.id().equals(hop.id()));
            if (!known) {
                ids.add(hop.id());
            }
        }
        return ids;
    }
}
