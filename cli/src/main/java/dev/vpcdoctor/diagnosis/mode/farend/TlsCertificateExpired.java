package dev.vpcdoctor.diagnosis.mode.farend;

import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.Expectation;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.diagnosis.mode.common.Met;
import dev.vpcdoctor.shared.Layer;
import dev.vpcdoctor.shared.Outcome;
import java.util.Optional;

/** The certificate is out of date. */
public final class TlsCertificateExpired implements FailureMode {
    private static final FindingCode CODE = new FindingCode("tls-certificate-expired", Expectation.NOT_TRUSTED);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        Met met = Met.said(about, Layer.TLS, Outcome.EXPIRED);
        if (met.isEmpty()) {
            return Optional.empty();
        }
        Certificates certificates = new Certificates(met.observations(Layer.TLS, Outcome.EXPIRED));
        Cause.Builder cause = met.cause(CODE, met.confidence()).weighing(certificates.severity());
        certificates.validity().ifPresent(validity -> cause.says(validity, ""));
        return Optional.of(cause.summary("The network is fine: the certificate of " + about.target() + " is out of date"
                + certificates.mattersTo() + "."));
    }
}
