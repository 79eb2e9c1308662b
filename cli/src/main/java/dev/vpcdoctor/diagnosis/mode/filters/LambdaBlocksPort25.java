package dev.vpcdoctor.diagnosis.mode.filters;

import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Cause;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.examination.FailureMode;
import dev.vpcdoctor.diagnosis.finding.ExpectedEvidence;
import dev.vpcdoctor.diagnosis.finding.FindingCode;
import dev.vpcdoctor.network.walk.TargetReason.LambdaDropsPort25;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;

/** The function sends mail on port 25, which Lambda drops for everybody. */
public final class LambdaBlocksPort25 implements FailureMode {
    private static final FindingCode CODE = new FindingCode("lambda-blocks-port-25", ExpectedEvidence.LOST);

    @Override
    public FindingCode code() {
        return CODE;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<LambdaDropsPort25>> blockers = about.blockers(LambdaDropsPort25.class);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Cause.of(CODE)
                .explaining(blockers)
                .about(about.function().name())
                .fixedBy(Remedy.free("no AWS command fixes it: let the function hand mail over on port 587 or 465, or"
                        + " send it through the API of Amazon SES"))
                .summary("AWS drops what functions send on port 25, so nothing comes to " + about.target() + "."));
    }
}
