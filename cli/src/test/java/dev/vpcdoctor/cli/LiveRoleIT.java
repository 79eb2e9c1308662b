package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The function's role, in a world in a real API server. */
class LiveRoleIT {
    private static final String DATABASE = "rds:" + AwsWorld.DATABASE;

    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount();

    private AwsWorld world;

    @TempDir
    private Path folder;

    @BeforeEach
    void build() {
        world = ACCOUNT.build();
    }

    @Test
    void aRoleThatMayNotManageNetworkInterfacesIsAWarningWhileTheFunctionRuns() {
        world.detachInterfacePolicy();

        LiveDiagnosis diagnosis = LiveDiagnosis.of(folder, DATABASE);

        assertThat(diagnosis.codes()).first().isEqualTo("role-cannot-manage-enis");
        Run run = diagnosis.text();
        assertThat(run.out())
                .startsWith("✓ checkout reaches orders:5432")
                .contains("aws iam attach-role-policy --role-name checkout-role");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void aPermissionsBoundaryIsReadAndHeldAgainstTheRole() {
        String boundary = world.iam
                .createPolicy(r -> r.policyName("team-boundary").policyDocument("""
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}]}\
                    """))
                .policy()
                .arn();
        world.iam.putRolePermissionsBoundary(r -> r.roleName(AwsWorld.ROLE).permissionsBoundary(boundary));

        assertThat(LiveDiagnosis.of(folder, DATABASE).text().out().replaceAll("[\\s\\\\]+", " "))
                .contains("the permissions boundary team-boundary does not allow ec2:CreateNetworkInterface")
                .contains("aws iam create-policy-version --policy-arn " + boundary);
    }

    @Test
    void theHardeningDenyOfAwssGuideIsNoFault() {
        world.iam.putRolePolicy(
                r -> r.roleName(AwsWorld.ROLE).policyName("hardening").policyDocument("""
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "ec2:*NetworkInterface*",
                     "Resource": "*", "Condition": {"ArnEquals": {"lambda:SourceFunctionArn":
                        ["arn:aws:lambda:eu-west-1:123456789012:function:checkout"]}}}]}\
                    """));

        assertThat(LiveDiagnosis.of(folder, DATABASE).text().out()).doesNotContain("role-cannot-manage-enis");
    }

    @Test
    void aRoleThatDoesNotTrustLambda() {
        world.iam.updateAssumeRolePolicy(r -> r.roleName(AwsWorld.ROLE).policyDocument("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}\
            """));

        LiveDiagnosis.of(folder, DATABASE).assertIsBroken("role-not-assumable");
    }

    @Test
    void aRoleThatWasDeleted() {
        world.detachInterfacePolicy();
        world.iam.deleteRolePolicy(r -> r.roleName(AwsWorld.ROLE).policyName("orders"));
        world.iam.deleteRole(r -> r.roleName(AwsWorld.ROLE));

        Run run = LiveDiagnosis.of(folder, DATABASE).text();

        assertThat(run.out()).startsWith("✗ checkout cannot run").contains("role-not-assumable", "aws iam create-role");
        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
    }
}
