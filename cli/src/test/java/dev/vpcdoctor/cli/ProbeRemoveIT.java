package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.probe.LeftoverProbes;
import dev.vpcdoctor.aws.probe.ProbePermissions;
import dev.vpcdoctor.report.JsonSchemas;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One deployment is removed, and it is the one that was meant. */
class ProbeRemoveIT {
    private static final String ONE = "vpc-doctor-probe-0000aaaa";
    private static final String OTHER = "vpc-doctor-probe-0000bbbb";

    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount(ProbePermissions.toDeploy(Optional.empty()));

    private AwsWorld world;

    @BeforeEach
    void build() {
        world = ACCOUNT.build();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aKeptProbeIsRemovedByItsName() {
        LeftoverProbes.kept(world, ONE).whole();
        LeftoverProbes.kept(world, OTHER).role();

        Run run = Run.of("probe", "remove", ONE, "--output", "json");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.HEALTHY);
        assertThat(JsonSchemas.PROBE_REMOVAL.violations(run.out())).isEmpty();
        assertThat(LeftoverProbes.ofProbes(world)).containsExactly("role " + OTHER);
    }

    @Test
    void theLastPartOfTheNameIsEnoughAndSoIsTheFunctionsArn() {
        LeftoverProbes.kept(world, ONE).whole();
        assertThat(Run.of("probe", "remove", "0000aaaa").exitCode()).isEqualTo(ExitCode.HEALTHY);

        LeftoverProbes.kept(world, OTHER).whole();
        assertThat(Run.of(
                                "probe",
                                "remove",
                                "--function",
                                "arn:aws:lambda:" + AwsWorld.REGION + ":123456789012:function:" + AwsWorld.FUNCTION)
                        .exitCode())
                .isEqualTo(ExitCode.HEALTHY);
        assertThat(LeftoverProbes.ofProbes(world)).isEmpty();
    }

    @Test
    void whereSeveralAreMeantNoneIsRemovedAndTheirNamesAreTold() {
        LeftoverProbes.kept(world, ONE).role();
        LeftoverProbes.kept(world, OTHER).role();

        Run run = Run.of("probe", "remove", "--function", AwsWorld.FUNCTION);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("more than one probe for checkout", ONE, OTHER);
        assertThat(LeftoverProbes.ofProbes(world)).hasSize(2);
    }

    @Test
    void aNameThatIsNotThereIsToldBesideThoseThatAre() {
        assertThat(Run.of("probe", "remove", "12345678").err())
                .isEqualTo("vpc-doctor: there is no probe vpc-doctor-probe-12345678 in eu-west-1, and no other either:"
                        + " another --region?\n");

        LeftoverProbes.kept(world, ONE).role();
        Run run = Run.of("probe", "remove", "12345678");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("there are " + ONE + " (for checkout)");
    }

    @Test
    void whatATemplateDeployedIsRemovedWithItsTemplate() {
        LeftoverProbes.permanent(world, "vpc-doctor-probe-smoke").function();

        Run run = Run.of("probe", "remove", "smoke");

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("is permanent: a template deployed it", "CloudFormation stack");
        assertThat(LeftoverProbes.ofProbes(world)).hasSize(1);
    }

    @Test
    void aProbeThatIsInUseIsLeftToItsRun() {
        LeftoverProbes.inUse(world, ONE).role();

        Run run = Run.of("probe", "remove", ONE);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("is in use: a run on this machine goes on");
        assertThat(LeftoverProbes.ofProbes(world)).hasSize(1);
    }

    @Test
    void whereFunctionsCannotBeSeenNothingIsRemoved() {
        LeftoverProbes.kept(world, ONE).whole();
        ACCOUNT.proxy.breakWith((call, attempt) -> call.operation().equals("lambda:ListFunctions")
                ? Optional.of(CannedAnswer.error(call, 403, "AccessDeniedException", "not authorized"))
                : Optional.empty());

        Run run = Run.of("probe", "remove", ONE);

        assertThat(run.exitCode()).isEqualTo(ExitCode.AWS_REFUSED);
        assertThat(run.err()).contains("AWS refused lambda:ListFunctions", "Nothing was removed");
        assertThat(LeftoverProbes.ofProbes(world)).hasSize(3);
    }

    @Test
    void neitherNameNorFunctionIsWrongUsage() {
        assertThat(Run.of("probe", "remove").err()).contains("which probe?", "vpc-doctor probe list");
        assertThat(Run.of("probe", "remove", ONE, "--function", "f").err()).contains("not both");
        assertThat(Run.of("probe", "remove").exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(ACCOUNT.proxy.operations()).isEmpty();
    }
}
