package dev.vpcdoctor.diagnosis.mode.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.PolicyDocument.Statement;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.model.RolePolicy;
import dev.vpcdoctor.network.policy.Decision;
import dev.vpcdoctor.network.policy.RoleEvaluation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterfaceRequestsTest {
    private static final String ARN = "arn:aws-cn:lambda:cn-north-1:123456789012:function:checkout";
    private static final String ROLE = "arn:aws-cn:iam::123456789012:role/checkout";

    @ParameterizedTest
    @CsvSource({
        ARN + ", arn:aws-cn:ec2:cn-north-1:123456789012:*, Allowed",
        ARN + ", arn:aws:ec2:cn-north-1:123456789012:*, NotAllowed",
        ARN + ", arn:aws-cn:ec2:cn-north-1:210987654321:*, NotAllowed",
        ARN + ", *, Allowed",
        "checkout, arn:aws-cn:ec2:cn-north-1:123456789012:*, Unknown",
        "checkout, *, Allowed",
        "arn:aws-cn, arn:aws-cn:ec2:cn-north-1:123456789012:*, Unknown"
    })
    void whatAFunctionNeedsIsInItsOwnAccountAndUnknownWhereItsArnIsNone(String arn, String resource, String decision) {
        assertThat(new InterfaceRequests(function(arn))
                        .all().stream()
                                .filter(request -> request.action().equals("ec2:CreateNetworkInterface"))
                                .map(request -> new RoleEvaluation(role(resource)).of(request)))
                .singleElement()
                .extracting(Decision::getClass)
                .extracting(Class::getSimpleName)
                .isEqualTo(decision);
    }

    private static LambdaFunction function(String arn) {
        return new LambdaFunction(
                "checkout",
                arn,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new VpcConfig(Optional.empty(), List.of("subnet-1"), List.of("sg-1"), false)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(arn.equals(ARN) ? ROLE : "role-of-" + arn),
                Optional.empty());
    }

    private static Role role(String resource) {
        Statement statement = new Statement(
                true, List.of("ec2:*"), false, List.of(resource), false, List.of(), false, List.of(), "{}");
        RolePolicy policy =
                new RolePolicy("own", Optional.empty(), Fact.known(new PolicyDocument("{", List.of(statement))));
        return new Role("checkout", ROLE, Fact.unknown("not asked", ""), List.of(policy), Optional.empty());
    }
}
