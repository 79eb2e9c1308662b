package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import java.util.List;

/** A rule of EventBridge that invokes a function once a week. The model knows no schedules: nothing in it changes. */
public record InvokeOnSchedule(LambdaFunction function) implements Change {

    @Override
    public List<String> commands() {
        String rule = "keep-" + function.name() + "-active";
        return List.of(
                "RULE=$(aws events put-rule --name " + rule
                        + " --schedule-expression 'rate(7 days)' --query RuleArn --output text)",
                "aws lambda add-permission --function-name " + function.name() + " --statement-id " + rule
                        + " --action lambda:InvokeFunction --principal events.amazonaws.com --source-arn $RULE",
                "aws events put-targets --rule " + rule + " --targets Id=function,Arn=" + function.arn());
    }

    @Override
    public Network applyTo(Network network) {
        return network;
    }
}
