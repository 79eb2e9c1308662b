package dev.vpcdoctor.diagnosis;

import java.util.List;

/** The findings that say what was found as a whole, and not what is broken. */
final class Verdicts {
    static final Explanation NETWORK_IS_FINE = new Explanation(
            "network-is-fine",
            Chapter.VERDICT,
            Severity.INFO,
            Expectation.OPEN,
            "Every rule, route and state between the function and the target lets the connection through, and its"
                    + " answer back, from every subnet of the function.",
            "If the function still fails, the fault is not in the network's configuration.",
            "Any other finding about the target means that the network is not fine.",
            "Look at the target itself, at credentials, and at the function's own time-outs.",
            "https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-networking.html");

    static final Explanation NOT_ENOUGH_EVIDENCE = new Explanation(
            "not-enough-evidence",
            Chapter.VERDICT,
            Severity.INFO,
            Expectation.NOT_KNOWN,
            "A fact that decides is missing, or something on the way is not modelled.",
            "Nothing is known to be broken, and nothing says that all is well.",
            "With what is missing, another finding takes its place.",
            "Give what the finding names, or send packets.",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html");

    static final Explanation ONE_SUBNET_BROKEN = new Explanation(
            "one-subnet-broken",
            Chapter.TIME,
            Severity.ERROR,
            Expectation.PARTLY_LOST,
            "The target is reached from some of the function's subnets and not from others. Lambda takes any of them.",
            "A part of the invocations fails, about as many as there are broken subnets among all.",
            "The same fault in all subnets is told by its own name alone.",
            "Mend the cause that follows; until then, take the broken subnet out of the function.",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html");

    /** All of them, for those who list the catalogue. */
    static final List<Explanation> ALL = List.of(ONE_SUBNET_BROKEN, NETWORK_IS_FINE, NOT_ENOUGH_EVIDENCE);

    private Verdicts() {}
}
