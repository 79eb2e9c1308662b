package dev.vpcdoctor.diagnosis.mode.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.diagnosis.Doctor;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.LambdaFunction.Status;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code that Lambda's API can give for a state or an update leads somewhere (botocore 1.43, lambda 2015-03-31). */
class ReasonCodesTest {
    private static final Network HEALTHY = NetworkReader.read(
                    Scenarios.find("all-is-well").orElseThrow().snapshot())
            .network();

    private static final LambdaFunction CHECKOUT = HEALTHY.all(LambdaFunction.class).stream()
            .filter(function -> function.name().equals("checkout"))
            .findFirst()
            .orElseThrow();

    /** All values of StateReasonCode; LastUpdateStatusReasonCode has the same but for those of a function's life. */
    private static final Set<String> ALL = new TreeSet<>(List.of(("Idle Creating Restoring EniLimitExceeded"
        + " InsufficientRolePermissions InvalidConfiguration InternalError SubnetOutOfIPAddresses InvalidSubnet"
        + " InvalidSecurityGroup ImageDeleted ImageAccessDenied InvalidImage KMSKeyAccessDenied KMSKeyNotFound"
        + " InvalidStateKMSKey DisabledKMSKey EFSIOError EFSMountConnectivityError EFSMountFailure EFSMountTimeout"
        + " InvalidRuntime InvalidZipFileException FunctionError ServiceQuotaExceededException VcpuLimitExceeded"
        + " CapacityProviderScalingLimitExceeded InsufficientCapacity EC2RequestLimitExceeded"
        + " FunctionError.InitTimeout FunctionError.RuntimeInitError FunctionError.ExtensionInitError"
        + " FunctionError.InvalidEntryPoint FunctionError.InvalidWorkingDirectory FunctionError.PermissionDenied"
        + " FunctionError.TooManyExtensions FunctionError.InitResourceExhausted DisallowedByVpcEncryptionControl"
        + " DrainingDurableExecutions DependencyError")
            .split(" ", -1)));

    static final List<String> NOT_THE_NETWORKS = ALL.stream()
            .filter(code -> !Set.of(
                            "Idle",
                            "Creating",
                            "Restoring",
                            "DrainingDurableExecutions",
                            "EniLimitExceeded",
                            "InsufficientRolePermissions",
                            "SubnetOutOfIPAddresses",
                            "InvalidSubnet",
                            "InvalidSecurityGroup",
                            "EC2RequestLimitExceeded",
                            "EFSMountConnectivityError",
                            "EFSMountTimeout",
                            "DisallowedByVpcEncryptionControl")
                    .contains(code))
            .toList();

    @Test
    void everyCodeIsUnderstood() {
        assertThat(ALL)
                .hasSize(40)
                .allSatisfy(code -> assertThat(ReasonCode.of(code)).isPresent());
        assertThat(ReasonCode.values()).extracting(ReasonCode::code).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EniLimitExceeded            | eni-quota-reached
        InsufficientRolePermissions | role-cannot-manage-enis
        SubnetOutOfIPAddresses      | subnet-out-of-addresses
        InvalidSubnet               | subnet-or-security-group-gone
        InvalidSecurityGroup        | subnet-or-security-group-gone
        EC2RequestLimitExceeded     | ec2-api-throttled
        """)
    void aCodeAboutTheNetworkLeadsToItsFailureModeWhateverTheState(String code, String mode) {
        for (String state : List.of("Failed", "Inactive", "Pending")) {
            assertThat(codes(errors(withState(state, code)))).as(state).containsExactly(mode);
        }
        assertThat(codes(errors(withFailedUpdate(code)))).containsExactly(mode);
    }

    @ParameterizedTest
    @FieldSource("NOT_THE_NETWORKS")
    void aCodeAboutSomethingElseIsPlainlyNotTheNetworks(String code) {
        List<Finding> failed = errors(withState("Failed", code));
        List<Finding> update = errors(withFailedUpdate(code));
        List<Finding> inactive = errors(withState("Inactive", code));

        assertThat(codes(failed)).containsExactly("function-failed");
        assertThat(codes(update)).containsExactly("function-update-failed");
        assertThat(codes(inactive)).containsExactly("function-inactive");
        assertThat(List.of(failed.get(0), update.get(0), inactive.get(0)))
                .allSatisfy(
                        finding -> assertThat(finding.summary()).endsWith(", and that is not the network's fault."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EFSMountConnectivityError", "EFSMountTimeout"})
    void aFileSystemIsAConnectionThatCanBeDiagnosed(String code) {
        assertThat(errors(withState("Failed", code))).extracting(Finding::code).containsExactly("function-failed");
        assertThat(errors(withState("Failed", code)).get(0).summary())
                .endsWith("diagnose it with the address of a mount target and port 2049.");
    }

    @Test
    void encryptionControlIsASettingOfTheVpc() {
        assertThat(errors(withFailedUpdate("DisallowedByVpcEncryptionControl"))
                        .get(0)
                        .summary())
                .endsWith("Lambda is not excluded from that, and that is a setting of the VPC, and no route or rule.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Inactive     | Idle                      | function-inactive
        Deactivated  | Idle                      | function-inactive
        Pending      | Creating                  | function-pending
        Pending      | Restoring                 | function-pending
        Deactivating | DrainingDurableExecutions | function-inactive
        Deleting     | DrainingDurableExecutions | function-inactive
        """)
    void whatBelongsToAFunctionsLifeIsToldByItsState(String state, String code, String mode) {
        List<Finding> errors = errors(withState(state, code));

        assertThat(codes(errors)).containsExactly(mode);
        assertThat(errors.get(0).summary()).contains(state);
    }

    @Test
    void aCodeThatNobodyKnowsYetIsNamedAsItIs() {
        assertThat(errors(withState("Failed", "MoonTooClose")).get(0).summary())
                .isEqualTo(
                        "checkout cannot run: Lambda could not make it. Lambda's reason is MoonTooClose, which is not"
                                + " known here.");
    }

    @Test
    void aStateWithoutAReasonIsStillTold() {
        LambdaFunction silent = with(Optional.of(Status.of("Failed")), CHECKOUT.lastUpdate());

        assertThat(errors(silent).get(0).summary()).isEqualTo("checkout cannot run: Lambda could not make it.");
    }

    @Test
    void whereTheFunctionIsNotSetUpNoNetworkIsFine() {
        assertThat(findings(withState("Failed", "ImageDeleted")))
                .extracting(Finding::code)
                .doesNotContain("network-is-fine");
        assertThat(findings(CHECKOUT)).extracting(Finding::code).containsExactly("network-is-fine");
    }

    private static LambdaFunction withState(String state, String code) {
        return with(Optional.of(new Status(state, Optional.of(code), Optional.empty())), CHECKOUT.lastUpdate());
    }

    private static LambdaFunction withFailedUpdate(String code) {
        return with(CHECKOUT.state(), Optional.of(new Status("Failed", Optional.of(code), Optional.empty())));
    }

    private static LambdaFunction with(Optional<Status> state, Optional<Status> lastUpdate) {
        return CHECKOUT.with(state, lastUpdate);
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    private static List<Finding> errors(LambdaFunction function) {
        return findings(function).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private static List<Finding> findings(LambdaFunction function) {
        return new Doctor(HEALTHY.with(function))
                .diagnose(function, List.of(TargetExpression.parse("rds:orders")), List.of())
                .findings();
    }
}
