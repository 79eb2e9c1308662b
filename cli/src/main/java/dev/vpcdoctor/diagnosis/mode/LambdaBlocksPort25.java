package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FailureMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.network.walk.TargetReason.LambdaDropsPort25;
import dev.vpcdoctor.remedy.Remedy;
import java.util.List;
import java.util.Optional;

/** The function sends mail on port 25, which Lambda drops for everybody. */
public final class LambdaBlocksPort25 implements FailureMode {
    private static final Explanation EXPLANATION = new Explanation(
            "lambda-blocks-port-25",
            Severity.ERROR,
            "Lambda drops TCP port 25 of every function, against spam, in a VPC and outside. No setting of the VPC"
                    + " changes that, and AWS lifts it for nobody.",
            "Connections to a mail server time out; other ports of the same server answer.",
            "If port 587 times out too, it is the way: no-route-to-internet and its neighbours.",
            "Hand mail over on port 587 or 465, or send it through the API of Amazon SES.",
            "https://docs.aws.amazon.com/ses/latest/dg/smtp-connect.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(Examination about) {
        List<Blocker<LambdaDropsPort25>> blockers = about.blockers(LambdaDropsPort25.class);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Cause.of(EXPLANATION)
                .explaining(blockers)
                .about(about.function().name())
                .mendedBy(Remedy.free("no AWS command mends it: let the function hand mail over on port 587 or 465, or"
                        + " send it through the API of Amazon SES"))
                .summary("Lambda drops port 25: no function can send mail to " + about.target() + "."));
    }
}
