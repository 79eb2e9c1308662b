package dev.vpcdoctor.network.walk;

/** Why a hop has its verdict: the rule, route or state that decided, as a type that a diagnosis can ask. */
public sealed interface Reason
        permits FilterReason, RouteReason, GatewayReason, TargetReason, NameReason, Reason.Missing {

    /** In a few plain words, for a line of a report: {@code rule 100 allow}. */
    String says();

    /**
     * A fact is missing or is not modelled.
     *
     * @param what is missing
     * @param toKnow what would tell; empty when nothing in the configuration can
     */
    record Missing(String what, String toKnow) implements Reason {
        /** What packets alone can tell; whoever knows the function and the target names the whole command. */
        public static final String SEND_PACKETS = "send packets";

        @Override
        public String says() {
            return what;
        }
    }
}
