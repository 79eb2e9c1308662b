package dev.vpcdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.probe.DeployedProbes;
import dev.vpcdoctor.aws.probe.FailedOperation;
import dev.vpcdoctor.aws.probe.ProbeInventory;
import dev.vpcdoctor.aws.probe.ProbeSamples;
import dev.vpcdoctor.aws.probe.Removal;
import dev.vpcdoctor.report.ProbeRemovals.Removed;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeRemovalsTest {
    private static final DeployedProbes LEFT = ProbeSamples.expired("vpc-doctor-probe-3f9a1c2b");

    @Test
    void whatIsGoneIsNamed() {
        assertThat(text(removals(ProbeSamples.removed(LEFT), List.of(), List.of())))
                .isEqualTo("""
                    ✓ vpc-doctor-probe-3f9a1c2b is removed
                        gone: function vpc-doctor-probe-3f9a1c2b-subnet-0fna
                        gone: function vpc-doctor-probe-3f9a1c2b-subnet-0fnb
                        gone: role vpc-doctor-probe-3f9a1c2b
                        gone: log group /aws/lambda/vpc-doctor-probe-3f9a1c2b

                    123456789012 · eu-west-1 · nothing is left behind · everything was seen
                    """);
    }

    @Test
    void whatStaysIsToldWithWhyAndHowToFinishByHand() {
        assertThat(text(removals(ProbeSamples.refusedForTheRole(LEFT), List.of(), List.of())))
                .contains(
                        "✗ vpc-doctor-probe-3f9a1c2b could not be removed whole",
                        "left: role vpc-doctor-probe-3f9a1c2b: AWS refused iam:DeleteRole",
                        "aws iam delete-role-policy --role-name vpc-doctor-probe-3f9a1c2b",
                        "aws iam delete-role --role-name vpc-doctor-probe-3f9a1c2b",
                        "something is left behind");
    }

    @Test
    void whatSomebodyNeedsIsLeftAloneInALineEach() {
        ProbeRemovals removals = new ProbeRemovals(
                "123456789012",
                "eu-west-1",
                ProbeSamples.NOW,
                List.of(),
                List.of(
                        ProbeSamples.kept("vpc-doctor-probe-0"),
                        ProbeSamples.permanent("vpc-doctor-probe-smoke"),
                        ProbeSamples.inUse("vpc-doctor-probe-1"),
                        ProbeSamples.ofAnotherMachine("vpc-doctor-probe-2"),
                        ProbeSamples.ofNobodyKnown("vpc-doctor-probe-4")),
                new ProbeInventory(List.of(), List.of()));

        assertThat(new ProbeRemovalsText(new Page(Page.WIDEST, true, false)).render(removals))
                .contains(
                        "· vpc-doctor-probe-0 is kept by arn:aws:iam::123456789012:user/ada until 2026-11-21 15:10"
                                + " UTC,",
                        "· vpc-doctor-probe-smoke is permanent: whoever deployed its template removes it",
                        "· vpc-doctor-probe-1 is in use: a run on this machine goes on, and removes it at its end",
                        "? vpc-doctor-probe-2 is perhaps in use by a run on another machine until 2026-11-21 07:40"
                                + " UTC,",
                        "? vpc-doctor-probe-4 is perhaps in use: its tags, which tell whose it is, cannot be read;",
                        "nothing found to remove");
        assertThat(removals.isUncertain()).isTrue();
    }

    @Test
    void withoutFunctionsKnownALeftoverStaysAndTheReasonIsTold() {
        ProbeRemovals removals = new ProbeRemovals(
                "123456789012",
                "eu-west-1",
                ProbeSamples.NOW,
                List.of(),
                List.of(LEFT),
                new ProbeInventory(List.of(LEFT), List.of(ProbeSamples.refused("lambda:ListFunctions"))));

        assertThat(text(removals)).startsWith("""
            ! vpc-doctor-probe-3f9a1c2b was left behind, and stays: its functions cannot be
              looked for, and need its role
            """);
        assertThat(removals.isUncertain()).isTrue();
    }

    @Test
    void theJsonKeepsToItsSchema() {
        ProbeRemovals removals = removals(
                ProbeSamples.refusedForTheRole(LEFT),
                List.of(ProbeSamples.kept("vpc-doctor-probe-0")),
                List.of(ProbeSamples.refused("iam:ListRoleTags")));

        assertThat(JsonSchemas.PROBE_REMOVAL.violations(new ProbeRemovalsJson().render(removals)))
                .isEmpty();
    }

    private static String text(ProbeRemovals removals) {
        return new ProbeRemovalsText(Page.PLAIN).render(removals);
    }

    private static ProbeRemovals removals(
            Removal removal, List<DeployedProbes> leftAlone, List<FailedOperation> notLooked) {
        return new ProbeRemovals(
                "123456789012",
                "eu-west-1",
                ProbeSamples.NOW,
                List.of(new Removed(LEFT.name(), removal)),
                leftAlone,
                new ProbeInventory(List.of(LEFT), notLooked));
    }
}
