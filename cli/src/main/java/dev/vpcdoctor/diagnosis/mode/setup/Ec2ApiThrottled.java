package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.diagnosis.Cause;
import dev.vpcdoctor.diagnosis.Chapter;
import dev.vpcdoctor.diagnosis.Expectation;
import dev.vpcdoctor.diagnosis.Explanation;
import dev.vpcdoctor.diagnosis.FunctionExamination;
import dev.vpcdoctor.diagnosis.FunctionMode;
import dev.vpcdoctor.diagnosis.Severity;
import dev.vpcdoctor.diagnosis.mode.setup.ReasonCode.Concern;
import dev.vpcdoctor.remedy.Remedy;
import dev.vpcdoctor.remedy.SetUpFunctionAgain;
import java.util.Optional;

/** EC2 throttled Lambda while it made the function's network interfaces. */
public final class Ec2ApiThrottled implements FunctionMode {
    private static final Explanation EXPLANATION = new Explanation(
            "ec2-api-throttled",
            Chapter.SETUP,
            Severity.ERROR,
            Expectation.EC2_THROTTLED,
            "EC2 takes only so many calls of an account in a second. Lambda's calls, made with the function's role to"
                    + " give it its network interfaces, were among those that it did not take.",
            "EC2ThrottledException, or a function that stays Inactive or Failed with EC2RequestLimitExceeded, mostly"
                    + " while many functions are deployed at once or a script lists resources all the time.",
            "A lack of addresses or of quota does not go away by waiting; this does. Throttled invocations of the"
                    + " function itself (TooManyRequestsException) are about its concurrency, and not about EC2.",
            "Wait, and let Lambda set the function up again. Deploy fewer functions at once, and find what calls EC2 so"
                    + " often.",
            "https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html");

    @Override
    public Explanation explanation() {
        return EXPLANATION;
    }

    @Override
    public Optional<Cause> find(FunctionExamination about) {
        return Complaint.of(about.function(), Concern.THROTTLED)
                .map(complaint -> Cause.of(EXPLANATION)
                        .about(about.function().name())
                        .says(complaint.says(), about.function().arn())
                        .mendedBy(Remedy.free(
                                "wait some minutes, and let Lambda try again",
                                new SetUpFunctionAgain(about.function(), false)))
                        .summary("Lambda could not give " + about.function().name()
                                + " its network interfaces: EC2 throttled its calls."));
    }
}
