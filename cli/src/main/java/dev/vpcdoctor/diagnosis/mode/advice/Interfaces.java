package dev.vpcdoctor.diagnosis.mode.advice;

import dev.vpcdoctor.network.model.NetworkInterface;
import java.util.List;
import java.util.stream.Collectors;

/** Network interfaces in a sentence. */
final class Interfaces {
    private static final int MOST_NAMED = 3;

    private Interfaces() {}

    /** {@code eni-1 (RDSNetworkInterface), eni-2 (i-3) and 12 more}. */
    static String named(List<NetworkInterface> interfaces) {
        String first =
                interfaces.stream().limit(MOST_NAMED).map(Interfaces::named).collect(Collectors.joining(", "));
        int more = interfaces.size() - MOST_NAMED;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static String named(NetworkInterface eni) {
        String what = eni.instanceId().orElse(eni.description());
        return what.isEmpty() ? eni.id() : eni.id() + " (" + what + ")";
    }
}
