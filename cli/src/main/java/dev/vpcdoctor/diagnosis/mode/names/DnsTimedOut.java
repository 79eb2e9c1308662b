package dev.vpcdoctor.diagnosis.mode.names;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.Confidence;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.ObservedOutcome;
import dev.vpcdoctor.diagnosis.witness.NameOutcome;
import dev.vpcdoctor.diagnosis.witness.TargetObservations.Connecting;
import dev.vpcdoctor.network.walk.HopKind;
import dev.vpcdoctor.network.walk.Verdict;
import java.util.Optional;

/** No name server gives a usable answer. */
public final class DnsTimedOut implements FailureMode {
    private static final FindingCode CODE = new FindingCode("dns-timed-out", ExpectedEvidence.NAMES_NOT_ANSWERED);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        ObservedOutcome silent = ObservedOutcome.where(
                about,
                one -> isNoAnswer(one.observed().nameOutcome())
                        && one.observed().connecting() == Connecting.NOT_TRIED
                        && one.path().stream()
                                .flatMap(path -> path.hops().stream())
                                .noneMatch(
                                        hop -> hop.kind() == HopKind.NAME_SERVER && hop.verdict() == Verdict.BLOCKED));
        if (silent.isEmpty()) {
            return Optional.empty();
        }
        String how = switch (silent.where().get(0).observed().nameOutcome()) {
            case FAILED -> "could not find it out: a server to which they forward the question does not answer";
            case REFUSED -> "refuse to answer";
            case NOT_ASKED, RESOLVED, NO_SUCH_NAME, NO_ADDRESS, SILENT -> "do not answer";
        };
        return Optional.of(silent.cause(CODE, Confidence.LIKELY)
                .summary("The name of " + about.target() + " does not resolve: the name servers " + how + "."));
    }

    private static boolean isNoAnswer(NameOutcome nameOutcome) {
        return nameOutcome == NameOutcome.SILENT
                || nameOutcome == NameOutcome.FAILED
                || nameOutcome == NameOutcome.REFUSED;
    }
}
