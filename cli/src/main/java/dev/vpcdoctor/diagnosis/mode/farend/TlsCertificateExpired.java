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

/** The certificate is out of date. */
public final class TlsCertificateExpired implements FailureMode {
    private static final FindingCode CODE = new FindingCode("tls-certificate-expired", ExpectedEvidence.NOT_TRUSTED);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        ObservedOutcome observed = ObservedOutcome.said(about, Layer.TLS, Outcome.EXPIRED);
        if (observed.isEmpty()) {
            return Optional.empty();
        }
        TlsCertificates certificates = new TlsCertificates(observed.observations(Layer.TLS, Outcome.EXPIRED));
        Cause.Builder cause = observed.cause(CODE, observed.confidence()).weighing(certificates.severity());
        certificates.validity().ifPresent(validity -> cause.says(validity, ""));
        return Optional.of(cause.summary("The network is fine: the certificate of " + about.target() + " is out of date"
                + certificates.mattersTo() + "."));
    }
}
