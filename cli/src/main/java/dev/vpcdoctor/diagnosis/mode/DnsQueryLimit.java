package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Confidence;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.LoggedErrors;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog;
import dev.vpcdoctor.diagnosis.witness.logs.FunctionLog.Seen;
import dev.vpcdoctor.diagnosis.witness.logs.Symptom;
import dev.vpcdoctor.network.walk.Hop;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** More questions to the Amazon resolver than it takes from one network interface. */
public final class DnsQueryLimit implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "dns-query-limit",
            Chapter.NAMES,
            Severity.WARNING,
            Expectation.NAMES_SOMETIMES_NOT_ANSWERED,
            "The Amazon resolver takes 1,024 packets a second from one network interface, and all functions with the"
                    + " same subnet and the same security groups share one. What is more is dropped.",
            "Under load some names are not resolved, with EAI_AGAIN or a timeout; most are.",
            "The name server is reached, and most invocations succeed. Lambda does not show the interface's own"
                    + " counters, so that this is never more than possible. Where no name is ever answered it is"
                    + " vpc-dns-support-off, custom-dns-unreachable or dns-timed-out.",
            "Keep connections open, so that names are asked for less; keep answers for as long as they hold; spread the"
                    + " function over more subnets. The limit cannot be raised.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html");

    private static final Set<Symptom> NOT_ANSWERED = Set.of(Symptom.NAME_NOT_ANSWERED);

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        LoggedErrors log = new LoggedErrors(about);
        List<Seen> unanswered = log.naming(NOT_ANSWERED);
        if (unanswered.isEmpty() || !isNamedWell(about) || !mostSucceed(about, unanswered)) {
            return Optional.empty();
        }
        return Optional.of(Cause.of(EXPLANATION)
                .seenFrom(
                        about.allPaths().stream()
                                .map(path -> path.source().subnet().id())
                                .distinct()
                                .toList(),
                        Confidence.POSSIBLE)
                .says(log.evidence(unanswered))
                .summary("Some names are not answered although the Amazon resolver is reached: it takes no more than"
                        + " 1,024 packets a second from one network interface."));
    }

    /** Whether nothing of the configuration keeps the name from being answered. */
    private static boolean isNamedWell(Examination about) {
        List<Hop> servers = about.allPaths().stream()
                .flatMap(path -> path.hops().stream())
                .filter(hop -> hop.kind() == HopKind.NAME_SERVER)
                .toList();
        return !servers.isEmpty() && servers.stream().allMatch(hop -> hop.verdict() == Verdict.OPEN);
    }

    /** Of a fault that is always there the log would tell in most invocations. */
    private static boolean mostSucceed(Examination about, List<Seen> unanswered) {
        int failed = unanswered.stream().mapToInt(Seen::count).sum();
        return about.witnesses().logOf(about.function()).map(FunctionLog::invocations).stream()
                .anyMatch(all -> all.size() > 2 * failed);
    }
}
