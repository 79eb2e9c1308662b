package dev.vpcdoctor.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.vpcdoctor.snapshot.Document;
import dev.vpcdoctor.snapshot.RefusedCall;
import dev.vpcdoctor.snapshot.ResourceKind;
import dev.vpcdoctor.snapshot.Snapshot;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/**
 * What a collection says when calls end in what no server can cause. The time is never up: who waits for it hangs. What
 * servers can do to it is tested with one.
 */
@Timeout(60)
class LiveCollectionTest {
    private static final AwsOptions PATIENT =
            new AwsOptions(Optional.empty(), Optional.empty(), Duration.ofHours(1), AwsOptions.DEFAULT_SINCE, false);

    static Stream<Supplier<Error>> errors() {
        return Stream.of(
                () -> new NoClassDefFoundError("software/amazon/awssdk/services/ec2/Ec2Client"),
                () -> new OutOfMemoryError("Java heap space"),
                () -> new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void ofCallsThatEndInAnErrorNothingIsKnownAndTheFunctionIs(Supplier<Error> error) {
        Snapshot snapshot = collect((request, nothing) -> {
            if (request instanceof GetFunctionConfigurationRequest) {
                return function().build();
            }
            throw error.get();
        });

        assertThat(snapshot.resources(ResourceKind.FUNCTION)).hasSize(1);
        assertThat(snapshot.refusedCalls())
                .extracting(RefusedCall::operation)
                .contains(
                        "ec2:DescribeVpcs",
                        "ec2:DescribeSubnets",
                        "rds:DescribeDBInstances",
                        "elasticache:DescribeCacheClusters",
                        "elasticloadbalancing:DescribeLoadBalancers",
                        "iam:GetRole",
                        "route53:ListHostedZonesByVPC",
                        "servicequotas:GetServiceQuota",
                        "cloudwatch:GetMetricData",
                        "logs:FilterLogEvents");
        assertThat(snapshot.documents())
                .map(Document::root)
                .filteredOn(root -> !root.has("FunctionName"))
                .isNotEmpty()
                .allSatisfy(root ->
                        assertThat(root.path("Error").path("Code").asText()).isEqualTo("NotUnderstood"));
    }

    @Test
    void answersWithNothingInThemEndNoCollection() {
        Snapshot snapshot = collect((request, nothing) ->
                request instanceof GetFunctionConfigurationRequest ? function().build() : nothing);

        assertThat(snapshot.resources(ResourceKind.FUNCTION)).hasSize(1);
        assertThat(snapshot.resources(ResourceKind.ROLE)).isEmpty();
        assertThat(snapshot.refusedCalls())
                .extracting(RefusedCall::operation, RefusedCall::code)
                .contains(tuple("iam:GetRole", "NotUnderstood"));
    }

    @Test
    void aPolicyWithoutItsTextIsNotKnown() {
        Snapshot snapshot = collect((request, nothing) -> switch (request) {
            case GetFunctionConfigurationRequest any -> function().build();
            case GetRoleRequest any ->
                GetRoleResponse.builder()
                        .role(role -> role.roleName("checkout"))
                        .build();
            case ListAttachedRolePoliciesRequest any ->
                ListAttachedRolePoliciesResponse.builder()
                        .attachedPolicies(AttachedPolicy.builder()
                                .policyArn("arn:aws:iam::111122223333:policy/p")
                                .build())
                        .build();
            case GetPolicyRequest any ->
                GetPolicyResponse.builder()
                        .policy(policy -> policy.defaultVersionId("v1"))
                        .build();
            default -> nothing;
        });

        assertThat(snapshot.resources(ResourceKind.ROLE)).hasSize(1);
        assertThat(snapshot.resources(ResourceKind.POLICY)).isEmpty();
        assertThat(snapshot.refusedCalls())
                .extracting(RefusedCall::operation, RefusedCall::code)
                .contains(tuple("iam:GetPolicyVersion", "NotUnderstood"));
    }

    static Stream<Arguments> firstFailures() {
        return Stream.of(
                arguments(
                        new NoClassDefFoundError("software/amazon/awssdk/services/lambda/LambdaClient"),
                        "(NotUnderstood): the answer could not be read"),
                arguments(ApiCallTimeoutException.create(60_000), "(TimedOut): AWS did not answer in time"),
                arguments(
                        SdkClientException.create("Unable to execute HTTP request", new ConnectException("refused")),
                        "(NotReached): AWS could not be connected to"));
    }

    @ParameterizedTest
    @MethodSource("firstFailures")
    void withoutTheFunctionItIsSaidWhyNothingCanBeSaid(Throwable thrown, String why) {
        assertThatThrownBy(() -> collect((request, nothing) -> {
                    throw thrown;
                }))
                .isInstanceOf(AwsRefusedException.class)
                .hasMessage("AWS gave no usable answer to lambda:GetFunctionConfiguration in eu-west-1 " + why
                        + ". Is the region right, and is the network of this machine?");
    }

    @Test
    void aFunctionWithoutAnArnIsNone() {
        assertThatThrownBy(() -> collect((request, nothing) -> nothing))
                .isInstanceOf(AwsRefusedException.class)
                .hasMessageContaining("what came back is not AWS's answer");
    }

    private static GetFunctionConfigurationResponse.Builder function() {
        return GetFunctionConfigurationResponse.builder()
                .functionName("checkout")
                .functionArn("arn:aws:lambda:eu-west-1:111122223333:function:checkout")
                .role("arn:aws:iam::111122223333:role/checkout")
                .vpcConfig(config -> config.vpcId("vpc-1").subnetIds("subnet-1").securityGroupIds("sg-1"));
    }

    private static Snapshot collect(MockedClients.Behaviour behaviour) {
        return new LiveCollection(PATIENT, Progress.NONE)
                .collect(new CollectionSubject.OfFunction("checkout"), MockedClients.of(behaviour))
                .snapshot();
    }
}
