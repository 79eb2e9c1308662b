package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.VpcConfig;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.SecurityGroup;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What moves a function, as commands and on the model. */
class FunctionChangesTest {
    private final Network network = OrdersWorld.network();
    private final LambdaFunction checkout = network.all(LambdaFunction.class).stream()
            .filter(function -> function.name().equals("checkout"))
            .findFirst()
            .orElseThrow();

    @Test
    void aFunctionIsPutIntoSubnetsWithItsGroups() {
        MoveFunction change = new MoveFunction(
                checkout,
                new VpcConfig(
                        Optional.of("vpc-0main"),
                        List.of("subnet-0dba", "subnet-0dbb"),
                        List.of("sg-0function", "sg-0default"),
                        false));

        assertThat(change.commands())
                .containsExactly("aws lambda update-function-configuration --function-name checkout --vpc-config"
                        + " SubnetIds=subnet-0dba,subnet-0dbb,SecurityGroupIds=sg-0function,sg-0default");
        assertThat(OrdersWorld.get(change.applyTo(network), LambdaFunction.class, checkout.key())
                        .vpcConfig())
                .contains(change.to());
    }

    @Test
    void aMoveKeepsIpv6Allowed() {
        VpcConfig dualStack =
                new VpcConfig(Optional.of("vpc-0main"), List.of("subnet-0fna"), List.of("sg-0function"), true);

        assertThat(new MoveFunction(checkout, dualStack).commands())
                .singleElement()
                .asString()
                .endsWith(",Ipv6AllowedForDualStack=true");
    }

    @Test
    void aNewSecurityGroupAdmitsNothingAndSendsAnywhere() {
        CreateSecurityGroup change = new CreateSecurityGroup("vpc-0main", "checkout");

        assertThat(change.commands())
                .containsExactly("SG=$(aws ec2 create-security-group --vpc-id vpc-0main --group-name checkout"
                        + " --description \"the function checkout\" --query GroupId --output text)");
        SecurityGroup made = OrdersWorld.get(change.applyTo(network), SecurityGroup.class, "$SG");
        assertThat(made.ingress()).isEmpty();
        assertThat(made.egress()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::123456789012:role/checkout, checkout, ''",
        "arn:aws:iam::123456789012:role/service/orders/checkout, checkout, ' --path /service/orders/'",
        "checkout, checkout, ''"
    })
    void aRoleIsMadeAgainUnderItsNameAndPath(String arn, String name, String path) {
        assertThat(new CreateRole(arn).commands())
                .singleElement()
                .asString()
                .startsWith("aws iam create-role --role-name " + name + path + " --assume-role-policy-document ");
    }

    @ParameterizedTest
    @CsvSource({"arn:aws-us-gov:iam::123456789012:role/checkout, aws-us-gov", "checkout, aws"})
    void aPolicyOfAwsIsOfTheRolesPartition(String roleArn, String partition) {
        AttachRolePolicy attach = AttachRolePolicy.vpcAccess("checkout", roleArn);

        assertThat(attach.policy().arn())
                .contains("arn:" + partition + ":iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole");
        assertThat(attach.policy().isManagedByAws()).isTrue();
    }
}
