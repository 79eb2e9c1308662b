package dev.vpcdoctor.diagnosis.mode.names;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.examination.LoggedErrors;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
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
    private static final FindingCode CODE =
            new FindingCode("dns-query-limit", ExpectedEvidence.NAMES_SOMETIMES_NOT_ANSWERED);

    private static final Set<Symptom> NOT_ANSWERED = Set.of(Symptom.NAME_NOT_ANSWERED);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        LoggedErrors log = new LoggedErrors(about);
        List<Seen> unanswered = log.nameOutcome(NOT_ANSWERED);
        if (unanswered.isEmpty() || !isNamedWell(about) || !mostSucceed(about, unanswered)) {
            return Optional.empty();
        }
        return Optional.of(Cause.of(CODE)
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
