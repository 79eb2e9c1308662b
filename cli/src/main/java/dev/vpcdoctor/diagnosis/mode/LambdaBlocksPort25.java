package dev.vpcdoctor.diagnosis.mode;

import dev.vpcdoctor.diagnosis.Blocker;
import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Examination;
import dev.vpcdoctor.diagnosis.Expectation;
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
            Chapter.FILTERS,
            Severity.ERROR,
            Expectation.LOST,
            "AWS drops what Lambda functions send on TCP port 25, against spam, unless it was asked to lift that for"
                    + " the account. No setting of the VPC changes it.",
            "Connections to a mail server time out; other ports of the same server answer.",
            "If port 587 times out too, it is the way: no-route-to-internet and its neighbours.",
            "Hand mail over on port 587 or 465, or send it through the API of Amazon SES. Where it must be port 25, ask"
                    + " AWS to lift the restriction: it does so only for functions that go out through a NAT gateway of"
                    + " the account.",
            "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-resource-limits.html");

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
                .summary("AWS drops what functions send on port 25, so nothing comes to " + about.target() + "."));
    }
}
