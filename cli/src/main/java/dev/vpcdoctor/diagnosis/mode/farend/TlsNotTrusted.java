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

/** The certificate leads to no authority that is trusted. */
public final class TlsNotTrusted implements FailureMode {
    private static final FindingCode CODE = new FindingCode("tls-not-trusted", ExpectedEvidence.NOT_TRUSTED);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        ObservedOutcome observed = ObservedOutcome.said(about, Layer.TLS, Outcome.UNTRUSTED);
        if (observed.isEmpty()) {
            return Optional.empty();
        }
        TlsCertificates certificates = new TlsCertificates(observed.observations(Layer.TLS, Outcome.UNTRUSTED));
        Cause.Builder cause = observed.cause(CODE, observed.confidence()).weighing(certificates.severity());
        certificates.issuer().ifPresent(issuer -> cause.says("issued by " + issuer, ""));
        return Optional.of(cause.summary("The network is fine: the certificate of " + about.target() + " is not trusted"
                + certificates.mattersTo() + "."));
    }
}
