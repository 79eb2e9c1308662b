package dev.vpcdoctor.cli.demo;

import static dev.vpcdoctor.cli.demo.Diagnosed.commands;
import static dev.vpcdoctor.cli.demo.Diagnosed.finding;
import static dev.vpcdoctor.cli.demo.Diagnosed.findings;
import static dev.vpcdoctor.cli.demo.Diagnosed.first;
import static dev.vpcdoctor.cli.demo.Diagnosed.notes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Severity;
import org.junit.jupiter.api.Test;

/** What is said of roles and of the state of a function, word by word. */
class SetupFindingsTest {

    @Test
    void aRoleIsGivenAwssPolicyAndLambdaTriesAgain() {
        Finding finding = first("role-without-vpc-rights");

        assertThat(finding.summary())
                .isEqualTo("Lambda cannot give checkout its network interfaces: role checkout may not"
                        + " ec2:CreateNetworkInterface and 5 more.");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.evidence())
                .extracting(Evidence::says)
                .first()
                .isEqualTo(
                        "Lambda: the state is Failed, InsufficientRolePermissions: \"The provided execution role does"
                                + " not have permissions to call CreateNetworkInterface on EC2\"; invocations fail");
        assertThat(finding.fix().orElseThrow().outcome())
                .isEqualTo("attach AWSLambdaVPCAccessExecutionRole to role checkout, and let Lambda set checkout up"
                        + " again; if it refuses to update a function that failed, make it anew; with it this does not"
                        + " hold any more");
        assertThat(commands("role-without-vpc-rights"))
                .containsExactly(
                        "aws iam attach-role-policy --role-name checkout --policy-arn"
                                + " arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
                        "aws lambda update-function-configuration --function-name checkout --vpc-config"
                                + " SubnetIds=subnet-0fna,subnet-0fnb,SecurityGroupIds=sg-0function",
                        "aws lambda wait function-updated-v2 --function-name checkout");
    }

    @Test
    void aRoleThatLostItsRightsIsAWarningAsLongAsTheFunctionRuns() {
        Finding finding = finding("role-lost-its-vpc-rights", "role-cannot-manage-enis");

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.summary())
                .isEqualTo("checkout runs on the network interfaces that it has, but Lambda could not make new ones:"
                        + " role checkout may not ec2:CreateNetworkInterface and 5 more.");
        assertThat(finding.fix().orElseThrow().checked()).isTrue();
    }

    @Test
    void aDenyIsNarrowedToTheFunctionsCode() {
        assertThat(commands("role-denied-its-own-interfaces"))
                .containsExactly(
                        "aws iam put-role-policy --role-name checkout --policy-name keep-code-away --policy-document"
                                + " '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":"
                                + "[\"ec2:CreateNetworkInterface\",\"ec2:DescribeNetworkInterfaces\","
                                + "\"ec2:DescribeSubnets\",\"ec2:DeleteNetworkInterface\","
                                + "\"ec2:AssignPrivateIpAddresses\",\"ec2:UnassignPrivateIpAddresses\","
                                + "\"ec2:DetachNetworkInterface\"],\"Resource\":\"*\",\"Condition\":{\"ArnLike\":"
                                + "{\"lambda:SourceFunctionArn\":[\"arn:aws:lambda:*:123456789012:function:*\"]}}}]}'",
                        "aws lambda invoke --function-name checkout /dev/stdout || true",
                        "aws lambda wait function-active-v2 --function-name checkout");
    }

    @Test
    void aBoundaryIsWidenedByWhatIsMissing() {
        assertThat(commands("role-boundary-without-interfaces").get(0))
                .startsWith("aws iam create-policy-version --policy-arn"
                        + " arn:aws:iam::123456789012:policy/team-boundary --set-as-default --policy-document '{")
                .contains("\"logs:*\"", "\"ec2:CreateNetworkInterface\"");
        assertThat(first("role-boundary-without-interfaces").evidence())
                .extracting(Evidence::says)
                .anyMatch(says -> says.startsWith("the permissions boundary team-boundary does not allow ec2:Create"));
    }

    @Test
    void theOlderOfAwssPoliciesLacksOneActionAndIsNotCalledBroken() {
        assertThat(finding("role-without-describe-subnets", "role-cannot-manage-enis")
                        .summary())
                .isEqualTo("Role checkout may not ec2:DescribeSubnets, which Lambda's guide asks for since 2024; older"
                        + " policies do without.");
    }

    @Test
    void whatIsNotKnownOfTheRoleIsNoted() {
        assertThat(notes("roles-not-readable"))
                .contains("role checkout: iam:GetAccountAuthorizationDetails was refused (AccessDenied), so whether"
                        + " Lambda may manage the network interfaces of checkout is unknown; to be sure: aws iam"
                        + " get-account-authorization-details");
        assertThat(notes("role-decides-by-a-tag"))
                .containsExactly("role checkout: policy by-team decides by aws:PrincipalTag/team (StringEquals), so"
                        + " whether Lambda may manage the network interfaces of checkout is unknown");
        assertThat(notes("role-boundary-not-readable"))
                .containsExactly(
                        "role checkout: the text of policy arn:aws:iam::123456789012:policy/team-boundary is not in"
                                + " the snapshot, so whether Lambda may manage the network interfaces of checkout is"
                                + " unknown; to be sure: aws iam get-policy-version --policy-arn"
                                + " arn:aws:iam::123456789012:policy/team-boundary");
        assertThat(notes("role-trusts-under-a-condition"))
                .containsExactly("role checkout: the trust policy of role checkout decides by more than who asks, so"
                        + " whether Lambda may assume it is unknown");
        assertThat(notes("quotas-not-readable"))
                .containsExactly(
                        "quota L-9FEE3D26: servicequotas:GetServiceQuota was refused (AccessDenied), so whether"
                                + " Lambda may make more network interfaces is unknown; to be sure: aws service-quotas"
                                + " get-service-quota");
        assertThat(notes("all-is-well")).isEmpty();
    }

    @Test
    void aDeletedRoleIsMadeAgain() {
        assertThat(first("role-deleted").summary())
                .isEqualTo("checkout cannot run: Lambda cannot assume its role checkout, it does not exist any more.");
        assertThat(commands("role-deleted"))
                .containsExactly(
                        "aws iam create-role --role-name checkout --assume-role-policy-document"
                                + " '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                                + "{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}'",
                        "aws iam attach-role-policy --role-name checkout --policy-arn"
                                + " arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole");
    }

    @Test
    void aFunctionThatSleptIsInvokedOnceAndAwaited() {
        assertThat(first("function-asleep").summary())
                .isEqualTo(
                        "The next invocation of checkout fails: it is Inactive. Nobody invoked it for weeks, and Lambda"
                                + " took its network interfaces back.");
        assertThat(commands("function-asleep"))
                .containsExactly(
                        "aws lambda invoke --function-name checkout /dev/stdout || true",
                        "aws lambda wait function-active-v2 --function-name checkout");
    }

    @Test
    void afterAFailedUpdateTheConfigurationBeforeItIsTheLiveOne() {
        assertThat(first("update-failed").summary())
                .isEqualTo(
                        "The last update of checkout failed: the configuration before it is the live one. Its container"
                                + " image is not valid, and that is not the network's fault.");
        assertThat(findings("update-failed")).extracting(Finding::code).doesNotContain("network-is-fine");
    }
}
