package dev.vpcdoctor.diagnosis.mode.farend;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.ObservedOutcome;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import java.util.Optional;

/** The target takes no connection without TLS. */
public final class TlsRequiredByTarget implements FailureMode {
    private static final FindingCode CODE = new FindingCode("tls-required-by-target", ExpectedEvidence.TLS_REQUIRED);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        ObservedOutcome wanted = ObservedOutcome.said(about, Layer.SERVICE, Outcome.NEEDS_TLS);
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(wanted.cause(CODE, wanted.confidence())
                        .summary("The network is fine: " + about.target()
                                + " takes only connections with TLS, so that a client without it is turned away."));
    }
}
