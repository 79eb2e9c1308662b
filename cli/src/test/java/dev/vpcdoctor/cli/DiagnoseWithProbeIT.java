package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.shared.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A diagnosis that deploys probes, against the API server; what runs when one is invoked, the test says. */
class DiagnoseWithProbeIT {
    @RegisterExtension
    static final ProbedFunction CHECKOUT = new ProbedFunction();

    @Test
    void aHealthyNetworkIsCertainlyFineAndNothingIsLeft() {
        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE, "--probe", "deploy", "--yes");

        assertThat(run.out())
                .as(run.err())
                .containsPattern("checkout reaches .*: the network is fine +certain")
                .contains("packets of 2 probes");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(CHECKOUT.leftOfProbes()).isEmpty();
    }

    @Test
    void aBlockThatPacketsProveIsCertain() {
        CHECKOUT.world.admitNoMore(CHECKOUT.world.databaseGroup, 5432, CHECKOUT.world.functionGroup);
        CHECKOUT.probesSee(Outcome.TIMED_OUT);

        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE, "--probe", "deploy", "--yes");

        assertThat(run.out().replaceAll("\\s+", " "))
                .as(run.err())
                .containsPattern("checkout cannot reach .* certain")
                .contains("target-sg-blocks-ingress")
                .contains("timed out after 3.0 s");
        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
        assertThat(CHECKOUT.leftOfProbes()).isEmpty();
    }

    @Test
    void withoutConsentItPredictsAlone() {
        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE);

        assertThat(run.out())
                .containsPattern("the network is fine +likely")
                .contains("no packets sent: --probe deploy");
        assertThat(run.err()).isEmpty();
        assertThat(CHECKOUT.account.proxy.operations())
                .doesNotContain("lambda:CreateFunction", "lambda:InvokeFunction");
    }

    @Test
    void whereNobodyCanBeAskedDeploymentNeedsAYes() {
        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE, "--probe", "deploy");

        assertThat(run.err()).contains("add --yes");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(CHECKOUT.account.proxy.operations()).isEmpty();
    }

    @Test
    void aPersonIsAskedOnceAndDecides() {
        Run yes = CHECKOUT.diagnoseAndAnswer("y", List.of("--to", ProbedFunction.DATABASE));
        assertThat(yes.err())
                .contains(
                        "2 Lambda functions vpc-doctor-probe-",
                        CHECKOUT.world.functionSubnetA,
                        CHECKOUT.world.functionGroup)
                .contains("a role and a log group", "removed at the end", "US cents", "Deploy? [y/N]");
        assertThat(yes.out()).contains("packets of 2 probes");
        assertThat(CHECKOUT.leftOfProbes()).isEmpty();

        Run no = CHECKOUT.diagnoseAndAnswer("", List.of("--to", ProbedFunction.DATABASE));
        assertThat(no.err()).contains("Deploy? [y/N]");
        assertThat(no.out()).contains("no packets sent");
    }

    @ParameterizedTest
    @CsvSource({
        "SubnetOutOfIPAddresses, subnet-out-of-addresses, the subnet has no free address",
        "EniLimitExceeded, eni-quota-reached, the VPC has as many network interfaces as it may have",
        "InvalidSecurityGroup, subnet-or-security-group-gone, a subnet or security group does not exist",
        "EC2RequestLimitExceeded, ec2-api-throttled, EC2 throttled Lambda's calls"
    })
    void aProbeThatCannotBeConnectedIsAFinding(String reason, String code, String meaning) {
        notConnected(reason);

        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE, "--probe", "deploy", "--yes");

        String subnet = CHECKOUT.world.functionSubnetB;
        assertThat(run.out().replaceAll("\\s+", " "))
                .as(run.err())
                .contains(code)
                .contains("in " + subnet + ", as it could give none to the probe: " + meaning)
                .contains("Lambda could not connect the probe to " + subnet + ": Lambda says so.")
                .contains("packets of 1 probe");
        assertThat(run.exitCode()).isEqualTo(ExitCode.PROBLEM_FOUND);
        assertThat(CHECKOUT.leftOfProbes()).isEmpty();
    }

    @Test
    void ofTheProbesOwnRoleNothingFollowsForTheFunction() {
        notConnected("InsufficientRolePermissions");

        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE, "--probe", "deploy", "--yes");

        assertThat(run.out().replaceAll("\\s+", " "))
                .doesNotContain("role-cannot-manage-enis")
                .contains("probe in " + CHECKOUT.world.functionSubnetB
                        + " (InsufficientRolePermissions): Lambda could not" + " connect the probe");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    /** Lambda makes the probe of the second subnet, and cannot connect it. */
    private void notConnected(String reason) {
        CHECKOUT.account.proxy.rewriteWith(
                (call, request, truth) -> call.operation().equals("lambda:GetFunctionConfiguration")
                                && request.contains("vpc-doctor-probe-")
                                && request.contains(CHECKOUT.world.functionSubnetB)
                        ? CannedAnswer.text(
                                "application/json",
                                "{\"FunctionName\": \"any\", \"State\": \"Failed\", \"StateReasonCode\": \"" + reason
                                        + "\", \"StateReason\": \"Lambda says so.\"}")
                        : truth);
    }

    @Test
    void aRefusedDeploymentIsSaidOnceAndTheConfigurationStillSpeaks() {
        CHECKOUT.account.proxy.breakWith((call, attempt) -> call.operation().equals("lambda:CreateFunction")
                ? Optional.of(CannedAnswer.error(call, 403, "AccessDeniedException", "not authorized"))
                : Optional.empty());

        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE, "--probe", "deploy", "--yes");

        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("the network is fine likely")
                .contains("probe in " + CHECKOUT.world.functionSubnetA + " and " + CHECKOUT.world.functionSubnetB
                        + " (AccessDeniedException): AWS refused lambda:CreateFunction");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(CHECKOUT.leftOfProbes()).isEmpty();
    }

    @Test
    void whatCannotBeRemovedIsSaidLoudlyAndHidesNoDiagnosis() {
        CHECKOUT.account.proxy.breakWith((call, attempt) -> call.operation().equals("iam:DeleteRole")
                ? Optional.of(CannedAnswer.error(call, 403, "AccessDenied", "not authorized"))
                : Optional.empty());

        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE, "--probe", "deploy", "--yes", "--quiet");

        assertThat(run.err()).contains("NOT REMOVED: role vpc-doctor-probe-", "'vpc-doctor probe cleanup'");
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("the network is fine certain")
                .contains("NOT REMOVED: role vpc-doctor-probe-");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    @Test
    void aFunctionInNoVpcHasNoPlaceForProbes() {
        CHECKOUT.world.moveFunction(List.of(), List.of());

        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE, "--probe", "deploy", "--yes");

        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("packets (not sent): checkout is in no VPC: it has no subnets in which a probe could stand");
        assertThat(CHECKOUT.account.proxy.operations()).doesNotContain("lambda:CreateFunction");
    }
}
