package dev.vpcdoctor.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.network.model.Fact;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.model.PolicyDocument;
import dev.vpcdoctor.network.model.Role;
import dev.vpcdoctor.network.model.RolePolicy;
import dev.vpcdoctor.remedy.RoleChange.AttachRolePolicy;
import dev.vpcdoctor.remedy.RoleChange.CreateRole;
import dev.vpcdoctor.remedy.RoleChange.DetachRolePolicy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleChangeTest {
    private static final String ARN = "arn:aws-cn:iam::111122223333:role/checkout";

    @Test
    void aManagedPolicyIsAttachedFromTheRolesOwnPartitionAndTakenOffAgain() {
        Role bare = new Role("checkout", ARN, Fact.known(PolicyDocument.FULL_ACCESS), List.of(), Optional.empty());
        String policyArn = "arn:aws-cn:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole";
        AttachRolePolicy attach = AttachRolePolicy.vpcAccess("checkout", ARN);

        assertThat(attach.commands())
                .containsExactly("aws iam attach-role-policy --role-name checkout --policy-arn " + policyArn);
        Network attached = attach.applyTo(Network.builder().add(bare).build());
        Role role = OrdersWorld.get(attached, Role.class, ARN);
        assertThat(role.policies()).extracting(RolePolicy::arn).containsExactly(Optional.of(policyArn));

        DetachRolePolicy detach = new DetachRolePolicy(role, attach.policy());

        assertThat(detach.commands())
                .containsExactly("aws iam detach-role-policy --role-name checkout --policy-arn " + policyArn);
        assertThat(OrdersWorld.get(detach.applyTo(attached), Role.class, ARN)).isEqualTo(bare);
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
