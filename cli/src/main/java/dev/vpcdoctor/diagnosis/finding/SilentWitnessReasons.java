package dev.vpcdoctor.diagnosis.finding;

/** Why some witnesses can say nothing of some findings; sentences without a full stop. */
final class SilentWitnessReasons {
    static final String PROBE_IS_ANOTHER_FUNCTION =
            "a probe is a function of its own, with a role, a state and code of its own";
    static final String INTERFACE_IS_SHARED =
            "functions share their network interfaces, so that their records say nothing of one function";
    static final String RUNS_ON = "a function runs on with what it has, and no metric counts what could not be made";
    static final String ADVICE = "it holds whether or not a connection fails";
    static final String NO_PACKET_LEAVES = "without an address no packet leaves";
    static final String RESOLVER_NOT_RECORDED = "questions to the Amazon resolver are not recorded";
    static final String RECORDS_HAVE_NO_PAUSES =
            "records do not tell how long nothing passed, or how long an answer took";
    static final String ONE_CONNECTION = "the few connections of a probe say nothing of how many there are";

    private SilentWitnessReasons() {}
}
