package dev.vpcdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.aws.probe.FailedOperation;
import dev.vpcdoctor.aws.probe.ProbeInventory;
import dev.vpcdoctor.aws.probe.ProbeSamples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeListingTest {
    private static final String NAME = "vpc-doctor-probe-3f9a1c2b";

    @Test
    void aKeptProbeIsToldWithAllThatOneAsksBeforeUsingIt() {
        assertThat(text(List.of(ProbeSamples.kept(NAME)), List.of())).isEqualTo("""
            · vpc-doctor-probe-3f9a1c2b                                                 kept
                for         checkout
                in          subnet-0fna and subnet-0fnb with sg-0function
                may reach   db.example.com:5432, 10.20.20.30:22
                deployed    2026-11-21 07:10 UTC by arn:aws:iam::123456789012:user/ada
                expires     2026-11-21 15:10 UTC, in 7 h 38 min
                consists of 2 functions, a role and a log group

            123456789012 · eu-west-1 · probes of 1 deployment · everything was seen
            """);
    }

    @Test
    void everyRetentionHasAWord() {
        String text = text(
                List.of(
                        ProbeSamples.permanent("vpc-doctor-probe-smoke"),
                        ProbeSamples.inUse("vpc-doctor-probe-1"),
                        ProbeSamples.ofAnotherMachine("vpc-doctor-probe-2"),
                        ProbeSamples.expired("vpc-doctor-probe-3"),
                        ProbeSamples.ofNobodyKnown("vpc-doctor-probe-4")),
                List.of());

        assertThat(text)
                .containsPattern("· vpc-doctor-probe-smoke +permanent\n")
                .containsPattern("· vpc-doctor-probe-1 +in use\n")
                .containsPattern("\\? vpc-doctor-probe-2 +perhaps in use\n")
                .containsPattern("! vpc-doctor-probe-3 +left behind\n")
                .containsPattern("\\? vpc-doctor-probe-4 +perhaps in use\n")
                .contains("expired     2026-11-21 07:30 UTC, 2 min ago")
                .contains("'vpc-doctor probe cleanup' removes what was left behind.")
                .contains("probes of 5 deployments");
    }

    @Test
    void whatCouldNotBeLookedAtMayHoldMore() {
        assertThat(text(List.of(), List.of(ProbeSamples.refused("lambda:ListFunctions"))))
                .isEqualTo("""
                    123456789012 · eu-west-1 · no probes found · not everything could be seen:
                      AWS refused lambda:ListFunctions (AccessDeniedException): User is not
                      authorized. There may be more functions
                      'vpc-doctor iam-policy probe' prints the policy that allows it.
                    """);
    }

    @Test
    void noProbesAtAllIsSaid() {
        assertThat(text(List.of(), List.of()))
                .isEqualTo("123456789012 · eu-west-1 · no probes · everything was seen\n");
    }

    @Test
    void theJsonKeepsToItsSchemaWhateverIsThere() {
        List<DeployedProbes> all = List.of(
                ProbeSamples.kept("vpc-doctor-probe-0"),
                ProbeSamples.permanent("vpc-doctor-probe-smoke"),
                ProbeSamples.inUse("vpc-doctor-probe-1"),
                ProbeSamples.ofAnotherMachine("vpc-doctor-probe-2"),
                ProbeSamples.expired("vpc-doctor-probe-3"),
                ProbeSamples.ofNobodyKnown("vpc-doctor-probe-4"));

        String json = new ProbeListingJson().render(listing(all, List.of(ProbeSamples.refused("lambda:ListTags"))));

        assertThat(JsonSchemas.PROBE_LIST.violations(json)).isEmpty();
        assertThat(json)
                .contains("\"custody\": \"perhaps-in-use\"", "\"custody\": \"left-behind\"")
                .contains("\"expires\": \"2026-11-21T15:10:00Z\"");
    }

    private static String text(List<DeployedProbes> probes, List<FailedOperation> notLooked) {
        return new ProbeListingText(Page.PLAIN).render(listing(probes, notLooked));
    }

    private static ProbeListing listing(List<DeployedProbes> probes, List<FailedOperation> notLooked) {
        return new ProbeListing("123456789012", "eu-west-1", ProbeSamples.NOW, new ProbeInventory(probes, notLooked));
    }
}
