package dev.vpcdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.probe.ProbeFailure;
import dev.vpcdoctor.aws.probe.ProbeFailure.Stage;
import dev.vpcdoctor.aws.probe.ProbeKeepResult;
import dev.vpcdoctor.aws.probe.ProbeName;
import dev.vpcdoctor.aws.probe.ProbeOrder;
import dev.vpcdoctor.aws.probe.ProbePlacement;
import dev.vpcdoctor.aws.probe.ProbeSamples;
import dev.vpcdoctor.aws.probe.Removal;
import dev.vpcdoctor.aws.probe.SubnetProbe;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbeDeploymentReportTest {
    private static final ProbeName NAME = new ProbeName("vpc-doctor-probe-3f9a1c2b");
    private static final SubnetProbe READY =
            new SubnetProbe.Ready("subnet-0fna", "vpc-doctor-probe-3f9a1c2b-subnet-0fna");
    private static final SubnetProbe NOT_READY = new SubnetProbe.NotReady(new ProbeFailure(
            "subnet-0fnb",
            Stage.CONNECTION,
            "SubnetOutOfIPAddresses",
            "Lambda could not connect the probe to subnet-0fnb: no address is left"));

    @Test
    void aKeptProbeIsToldWithHowToUseItAndHowToRemoveIt() {
        ProbeDeploymentReport kept =
                deployment(Optional.of("checkout"), new ProbeKeepResult(NAME, List.of(READY), none(), List.of()));

        assertThat(text(kept)).isEqualTo("""
            ✓ vpc-doctor-probe-3f9a1c2b                                                 kept
                for         checkout
                in          subnet-0fna with sg-0function
                may reach   db.example.com:5432
                expires     2026-11-21 15:32 UTC, in 8 h

              Let it look
                vpc-doctor diagnose checkout --probe vpc-doctor-probe-3f9a1c2b
                vpc-doctor probe run vpc-doctor-probe-3f9a1c2b
              Remove it
                vpc-doctor probe remove vpc-doctor-probe-3f9a1c2b

            123456789012 · eu-west-1 · deployed
            """);
        assertThat(JsonSchemas.PROBE_DEPLOYMENT.violations(new ProbeDeploymentJson().render(kept)))
                .isEmpty();
    }

    @Test
    void ifOneSubnetFailsItsReasonIsToldAndWhatWasRemoved() {
        ProbeDeploymentReport failed = deployment(
                Optional.empty(),
                new ProbeKeepResult(
                        NAME,
                        List.of(READY, NOT_READY),
                        Optional.of(new Removal(List.of("function vpc-doctor-probe-3f9a1c2b-subnet-0fna"), List.of())),
                        List.of("the probe keeps no log: AWS refused logs:CreateLogGroup")));

        assertThat(text(failed)).isEqualTo("""
            ✗ Not all probes could be deployed, so none is kept
                subnet-0fnb: Lambda could not connect the probe to subnet-0fnb: no address
                is left (SubnetOutOfIPAddresses)
                gone: function vpc-doctor-probe-3f9a1c2b-subnet-0fna

            · the probe keeps no log: AWS refused logs:CreateLogGroup

            123456789012 · eu-west-1 · nothing is kept
            """);
        assertThat(JsonSchemas.PROBE_DEPLOYMENT.violations(new ProbeDeploymentJson().render(failed)))
                .isEmpty();
    }

    private static Optional<Removal> none() {
        return Optional.empty();
    }

    private static String text(ProbeDeploymentReport deployment) {
        return new ProbeDeploymentText(Page.PLAIN).render(deployment);
    }

    private static ProbeDeploymentReport deployment(Optional<String> function, ProbeKeepResult deployed) {
        ProbePlacement placement = new ProbePlacement(
                deployed.probes().stream().map(SubnetProbe::subnetId).toList(),
                List.of("sg-0function"),
                false,
                function);
        ProbeOrder order =
                new ProbeOrder(placement, "db.example.com:5432", Optional.empty(), ProbeOrder.LIFETIME_KEPT, true);
        return new ProbeDeploymentReport("123456789012", "eu-west-1", ProbeSamples.NOW, order, deployed);
    }
}
