package dev.vpcdoctor.aws.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.probe.DeployedProbes.Found;
import dev.vpcdoctor.aws.probe.DeployedProbes.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose probes are, by their tags: only what nobody can need any more is a leftover. */
class RetentionTest {
    private static final ProbeName NAME = new ProbeName("vpc-doctor-probe-3f9a1c2b");
    private static final Instant CREATED = Instant.parse("2026-11-21T07:30:00Z");
    private static final Instant SOON = CREATED.plusSeconds(5);
    private static final Instant BEFORE_ITS_END = CREATED.plus(Duration.ofMinutes(29));
    private static final Instant AFTER_ITS_END = CREATED.plus(Duration.ofMinutes(31));

    /** Tags of a run that began when all of these did, with its process as the tag names it. */
    private static Map<String, String> tagsOfARun(String process) {
        return Map.of(
                "vpc-doctor:purpose",
                "probe",
                "vpc-doctor:process",
                process,
                "vpc-doctor:created",
                CREATED.toString(),
                "vpc-doctor:expires",
                CREATED.plus(ProbeOrder.LIFETIME_OF_A_RUN).toString());
    }

    private static Retention retention(Map<String, String> tags, Instant now) {
        return retention(Optional.of(tags), now);
    }

    private static Retention retention(Optional<Map<String, String>> tags, Instant now) {
        Found role = new Found(
                CreatedResources.role(NAME.role()),
                tags.flatMap(ProbeTags::read),
                tags.isPresent(),
                Optional.of(CREATED),
                Optional.empty());
        return new DeployedProbes(NAME, List.of(role)).retention(now);
    }

    private static String here() {
        return DeployingProcess.current().machine();
    }

    private static long endedProcess() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    @Test
    void aRunOfThisMachineThatGoesOnIsInUse() {
        assertThat(retention(tagsOfARun(DeployingProcess.current().tag()), SOON))
                .isEqualTo(Retention.IN_USE);
    }

    @Test
    void aRunOfThisMachineThatHasEndedIsALeftoverAtOnce() throws Exception {
        assertThat(retention(tagsOfARun(here() + "." + endedProcess() + ".1"), SOON))
                .isEqualTo(Retention.LEFTOVER);
    }

    @Test
    void asSoonAsOneThingStaysByItselfAllOfItDoes() throws Exception {
        Map<String, String> made = tagsOfARun(here() + "." + endedProcess() + ".1");
        Found role = new Found(
                CreatedResources.role(NAME.role()), ProbeTags.read(made), true, Optional.of(CREATED), Optional.empty());
        Found logGroup = new Found(
                CreatedResources.logGroup(NAME.logGroup()),
                ProbeTags.read(ProbeTags.read(made).orElseThrow().ofWhatStays()),
                true,
                Optional.of(CREATED),
                Optional.empty());

        assertThat(new DeployedProbes(NAME, List.of(role)).retention(SOON)).isEqualTo(Retention.LEFTOVER);
        assertThat(new DeployedProbes(NAME, List.of(role, logGroup)).retention(SOON))
                .isEqualTo(Retention.KEPT);
    }

    @Test
    void aNumberThatCameAgainIsAnotherProcess() {
        DeployingProcess now = DeployingProcess.current();
        String earlier = now.machine() + "." + now.pid() + "." + (now.startSeconds() - 60);

        assertThat(retention(tagsOfARun(earlier), SOON)).isEqualTo(Retention.LEFTOVER);
    }

    @Test
    void aRunOfAnotherMachineMayGoOnUntilItsTimeIsOver() throws Exception {
        Map<String, String> tags = tagsOfARun("0badcafe." + endedProcess() + ".1");

        assertThat(retention(tags, SOON)).isEqualTo(Retention.PERHAPS_IN_USE);
        assertThat(retention(tags, BEFORE_ITS_END)).isEqualTo(Retention.PERHAPS_IN_USE);
        assertThat(retention(tags, AFTER_ITS_END)).isEqualTo(Retention.LEFTOVER);
    }

    @Test
    void whatNoProcessOwnsIsKeptUntilItExpires() {
        Map<String, String> tags = Map.of(
                "vpc-doctor:purpose",
                "probe",
                "vpc-doctor:expires",
                CREATED.plus(Duration.ofHours(8)).toString());

        assertThat(retention(tags, AFTER_ITS_END)).isEqualTo(Retention.KEPT);
        assertThat(retention(tags, CREATED.plus(Duration.ofHours(9)))).isEqualTo(Retention.LEFTOVER);
    }

    @Test
    void whatATemplateDeployedIsNeverALeftover() {
        Map<String, String> tags =
                Map.of("vpc-doctor:purpose", "permanent-probe", "vpc-doctor:expires", CREATED.toString());

        assertThat(retention(tags, CREATED.plus(Duration.ofDays(365)))).isEqualTo(Retention.PERMANENT);
    }

    @Test
    void whatHasNoTagsGetsTheTimeOfARun() {
        assertThat(retention(Map.of(), BEFORE_ITS_END)).isEqualTo(Retention.PERHAPS_IN_USE);
        assertThat(retention(Map.of(), AFTER_ITS_END)).isEqualTo(Retention.LEFTOVER);
    }

    @Test
    void whatHasTagsThatNobodyMayReadIsNeverALeftover() {
        assertThat(retention(Optional.empty(), CREATED.plus(Duration.ofDays(365))))
                .isEqualTo(Retention.PERHAPS_IN_USE);
    }

    @Test
    void aProcessThatTheTagDoesNotNameRightIsNotTakenForOneThatHasEnded() {
        assertThat(retention(tagsOfARun("nonsense"), SOON)).isNotEqualTo(Retention.LEFTOVER);
        assertThat(retention(tagsOfARun("0badcafe.1"), AFTER_ITS_END)).isEqualTo(Retention.LEFTOVER);
    }
}
