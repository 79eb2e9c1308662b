package dev.vpcdoctor.diagnosis.mode.setup;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.policy.Request;
import dev.vpcdoctor.network.policy.RequestContext;
import dev.vpcdoctor.network.policy.RequestedResource;
import dev.vpcdoctor.network.policy.RequestedResource.AnyOf;
import dev.vpcdoctor.network.policy.RequestedResource.Named;
import dev.vpcdoctor.network.policy.RequestedResource.OfAnyAccount;
import dev.vpcdoctor.shared.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What Lambda asks of EC2 with a function's role, to give the function its network interfaces
 * (docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html). Which resources an action touches is written in
 * docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html.
 */
final class InterfaceRequests {
    /** Whatever it is: what covers all covers it, and for the rest it is unknown. */
    private static final RequestedResource UNKNOWN = new AnyOf("arn:");

    private final LambdaFunction function;
    private final Optional<Arn> own;

    InterfaceRequests(LambdaFunction function) {
        this.function = function;
        this.own = Arn.parse(function.arn());
    }

    /** One request for each of the six actions. */
    List<Request> all() {
        RequestedResource anyInterface = inEc2("network-interface/eni-", AnyOf::new);
        RequestedResource everything = new Named("*");
        return List.of(
                request("ec2:CreateNetworkInterface", created(anyInterface)),
                request("ec2:DescribeNetworkInterfaces", List.of(everything)),
                request("ec2:DescribeSubnets", List.of(everything)),
                request("ec2:DeleteNetworkInterface", List.of(anyInterface)),
                request("ec2:AssignPrivateIpAddresses", List.of(anyInterface)),
                request("ec2:UnassignPrivateIpAddresses", List.of(anyInterface)));
    }

    /** An interface is made in a subnet, with groups; both may be shared by another account. */
    private List<RequestedResource> created(RequestedResource anyInterface) {
        List<RequestedResource> touched = new ArrayList<>(List.of(anyInterface));
        VpcConfig config = function.vpcConfig().orElseThrow();
        config.subnetIds().forEach(id -> touched.add(inEc2("subnet/" + id, OfAnyAccount::new)));
        config.securityGroupIds().forEach(id -> touched.add(inEc2("security-group/" + id, OfAnyAccount::new)));
        return touched;
    }

    /** Something in the function's own partition, region and account. */
    private RequestedResource inEc2(String resource, Function<String, RequestedResource> named) {
        return own.map(arn -> new Arn(arn.partition(), "ec2", arn.region(), arn.account(), resource))
                .map(Arn::toString)
                .map(named)
                .orElse(UNKNOWN);
    }

    private Request request(String action, List<RequestedResource> touched) {
        return new Request(action, touched, context());
    }

    /**
     * Lambda itself asks, and not the function's code: only requests of the code carry lambda:SourceFunctionArn
     * (docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html).
     */
    private RequestContext context() {
        RequestContext context =
                new RequestContext().without("lambda:SourceFunctionArn").with("aws:PrincipalType", "AssumedRole");
        if (function.region().isPresent()) {
            context = context.with("aws:RequestedRegion", function.region().get())
                    .with("ec2:Region", function.region().get());
        }
        if (function.roleArn().isPresent()) {
            String arn = function.roleArn().get();
            context = context.with("aws:PrincipalArn", arn);
            Optional<String> account = Arn.parse(arn).map(Arn::account);
            context = account.isPresent() ? context.with("aws:PrincipalAccount", account.get()) : context;
        }
        return context;
    }
}
