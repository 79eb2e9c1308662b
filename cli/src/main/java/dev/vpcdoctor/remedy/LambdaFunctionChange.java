package dev.vpcdoctor.remedy;

import dev.vpcdoctor.network.model.FunctionConcurrency;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.Status;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Network;
import java.util.List;
import java.util.Optional;

/** A change to a function, or something that Lambda does with it. */
public sealed interface LambdaFunctionChange extends Change {

    /** A function put into other subnets, with other security groups, or allowed to use IPv6. */
    record UpdateFunctionVpcConfig(LambdaFunction function, VpcConfig to) implements LambdaFunctionChange {

        @Override
        public List<String> commands() {
            return List.of(update(function, vpcConfigOption(to)));
        }

        @Override
        public Network applyTo(Network network) {
            return network.with(function.withVpcConfig(to));
        }
    }

    /** A function taken out of its VPC. */
    record RemoveFunctionFromVpc(LambdaFunction function) implements LambdaFunctionChange {

        @Override
        public List<String> commands() {
            return List.of(update(function, " --vpc-config SubnetIds=[],SecurityGroupIds=[]"));
        }

        @Override
        public Network applyTo(Network network) {
            return network.with(function.withoutVpc());
        }
    }

    /** How long an invocation may take. */
    record UpdateFunctionTimeout(LambdaFunction function, int seconds) implements LambdaFunctionChange {

        @Override
        public List<String> commands() {
            return List.of(update(function, " --timeout " + seconds));
        }

        @Override
        public Network applyTo(Network network) {
            return network.with(in(network, function).withTimeout(seconds));
        }
    }

    /** How many times a function may run at once. */
    record PutFunctionConcurrency(LambdaFunction function, int executions) implements LambdaFunctionChange {

        @Override
        public List<String> commands() {
            return List.of("aws lambda put-function-concurrency --function-name " + function.name()
                    + " --reserved-concurrent-executions " + executions);
        }

        @Override
        public Network applyTo(Network network) {
            return network.with(new FunctionConcurrency(function.name(), function.region(), Optional.of(executions)));
        }
    }

    /** A function that Lambda is setting up, waited for. */
    record WaitForFunctionUpdate(LambdaFunction function) implements LambdaFunctionChange {

        @Override
        public List<String> commands() {
            return List.of(waitUntil("updated", function));
        }

        @Override
        public Network applyTo(Network network) {
            return network.with(in(network, function).setUp());
        }
    }

    /**
     * Lambda made to set a function up once more, and waited for: by an invocation where it is inactive, else by an update
     * with the same configuration.
     *
     * @param fixed whether what hindered Lambda is known to be gone; if not, the function stays as it is in the model, and
     *     no check succeeds
     */
    record SetUpFunctionAgain(LambdaFunction function, boolean fixed) implements LambdaFunctionChange {

        @Override
        public List<String> commands() {
            return switch (function.state().map(Status::value).orElse("")) {
                case "Inactive" ->
                    List.of(
                            "aws lambda invoke --function-name " + function.name() + " /dev/stdout || true",
                            waitUntil("active", function));
                case "Pending" -> List.of(waitUntil("active", function));
                default ->
                    List.of(
                            update(
                                    function,
                                    function.vpcConfig()
                                            .map(LambdaFunctionChange::vpcConfigOption)
                                            .orElse("")),
                            waitUntil("updated", function));
            };
        }

        @Override
        public Network applyTo(Network network) {
            return fixed ? network.with(in(network, function).setUp()) : network;
        }
    }

    /** A rule of EventBridge that invokes a function once a week. The model knows no schedules: nothing in it changes. */
    record InvokeFunctionWeekly(LambdaFunction function) implements LambdaFunctionChange {

        @Override
        public List<String> commands() {
            String rule = "keep-" + function.name() + "-active";
            return List.of(
                    ShellText.assigned(
                            "$RULE",
                            "aws events put-rule --name " + rule + " --schedule-expression 'rate(7 days)'",
                            "RuleArn"),
                    "aws lambda add-permission --function-name " + function.name() + " --statement-id " + rule
                            + " --action lambda:InvokeFunction --principal events.amazonaws.com --source-arn $RULE",
                    "aws events put-targets --rule " + rule + " --targets Id=function,Arn=" + function.arn());
        }

        @Override
        public Network applyTo(Network network) {
            return network;
        }
    }

    private static String update(LambdaFunction function, String options) {
        return "aws lambda update-function-configuration --function-name " + function.name() + options;
    }

    private static String vpcConfigOption(VpcConfig config) {
        return " --vpc-config SubnetIds=" + String.join(",", config.subnetIds()) + ",SecurityGroupIds="
                + String.join(",", config.securityGroupIds())
                + (config.ipv6Allowed() ? ",Ipv6AllowedForDualStack=true" : "");
    }

    private static String waitUntil(String state, LambdaFunction function) {
        return "aws lambda wait function-" + state + "-v2 --function-name " + function.name();
    }

    /** The function as the changes before this one left it. */
    private static LambdaFunction in(Network network, LambdaFunction function) {
        return network.find(LambdaFunction.class, function.key()).optional().orElse(function);
    }
}
