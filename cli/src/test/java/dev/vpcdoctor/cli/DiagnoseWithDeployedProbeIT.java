package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.probe.ProbeOrder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A diagnosis in an account where probes are deployed already, or were left behind. */
class DiagnoseWithDeployedProbeIT {
    @RegisterExtension
    static final ProbedFunction CHECKOUT = new ProbedFunction();

    @Test
    void aProbeThatWasKeptIsUsedAndLeft() {
        String name = CHECKOUT.keep(CHECKOUT.databaseName() + ":5432", ProbeOrder.LIFETIME_KEPT, true);
        CHECKOUT.account.proxy.breakWith((call, attempt) -> Optional.empty());

        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE);

        assertThat(run.out())
                .as(run.err())
                .containsPattern("the network is fine +certain")
                .contains("packets of 2 probes");
        assertThat(run.err()).isEmpty();
        // Once for each subnet: all that is asked of it was guessed before the configuration was read.
        assertThat(CHECKOUT.account.proxy.attemptsOf("lambda:InvokeFunction")).isEqualTo(2);
        assertThat(CHECKOUT.account.proxy.operations())
                .doesNotContain("lambda:CreateFunction", "lambda:DeleteFunction");
        assertThat(CHECKOUT.leftOfProbes()).anyMatch(one -> one.startsWith("function " + name + "-subnet-"));
    }

    @Test
    void aKeptProbeIsAskedAgainForWhatWasNotGuessed() {
        CHECKOUT.keep("10.20.0.0/16:5432, *.rds.amazonaws.com:5432", ProbeOrder.LIFETIME_KEPT, true);
        CHECKOUT.account.proxy.breakWith((call, attempt) -> Optional.empty());

        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE);

        assertThat(run.out()).as(run.err()).containsPattern("the network is fine +certain");
        assertThat(CHECKOUT.account.proxy.attemptsOf("lambda:InvokeFunction")).isEqualTo(2);
    }

    @Test
    void whatAKeptProbeMayNotConnectToIsSaid() {
        String name = CHECKOUT.keep(CHECKOUT.databaseName() + ":5432", ProbeOrder.LIFETIME_KEPT, true);

        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE, "--to", "10.20.0.9:6379", "--output", "json");

        assertThat(run.out())
                .as(run.err())
                .contains("\"confidence\": \"certain\"")
                .contains("packets to 10.20.0.9:6379")
                .contains(name + " may not connect to 10.20.0.9:6379: its allow list does not name it");
    }

    @Test
    void aKeptProbeThatMayConnectToNothingOfItIsNotUsedAndSaysWhy() {
        String name = CHECKOUT.keep("10.20.0.9:6379", ProbeOrder.LIFETIME_KEPT, true);
        CHECKOUT.account.proxy.breakWith((call, attempt) -> Optional.empty());

        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE);

        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("no packets sent")
                .contains(name + " may not connect to " + CHECKOUT.databaseName()
                        + ":5432: its allow list does not name it");
        assertThat(CHECKOUT.account.proxy.operations()).doesNotContain("lambda:CreateFunction");
    }

    @Test
    void aProbeIsUsedByItsName() {
        String name = CHECKOUT.keep(CHECKOUT.databaseName() + ":5432", ProbeOrder.LIFETIME_KEPT, true);

        assertThat(CHECKOUT.diagnose("--to", ProbedFunction.DATABASE, "--probe", name)
                        .out())
                .contains("packets of 2 probes");
    }

    @Test
    void aNameThatIsNoneSaysWhichThereAre() {
        String name = CHECKOUT.keep(CHECKOUT.databaseName() + ":5432", ProbeOrder.LIFETIME_KEPT, true);

        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE, "--probe", "vpc-doctor-probe-0000");

        assertThat(run.err()).contains("there is no probe vpc-doctor-probe-0000", "there is " + name, "--probe deploy");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "none"})
    void whatAnEarlierRunLeftBehindIsSaid(String probe) throws InterruptedException {
        String name = CHECKOUT.keep(CHECKOUT.databaseName() + ":5432", Duration.ofSeconds(1), false);
        Thread.sleep(2_000);

        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE, "--probe", probe);

        String sentence = name + " was left behind by an earlier run: 'vpc-doctor probe cleanup' removes it";
        assertThat(run.err()).contains(sentence);
        assertThat(run.out().replaceAll("\\s+", " ")).contains(sentence);
        assertThat(CHECKOUT.account.proxy.operations()).doesNotContain("lambda:InvokeFunction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:ListRoles", "logs:DescribeLogGroups", "sts:GetCallerIdentity"})
    void whoMayNotLookForProbesIsNoWorseOffThanBefore(String refused) {
        CHECKOUT.account.proxy.breakWith((call, attempt) -> call.operation().equals(refused)
                ? Optional.of(CannedAnswer.error(call, 403, "AccessDenied", "not authorized"))
                : Optional.empty());

        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE);

        assertThat(run.out()).containsPattern("the network is fine +likely").contains("everything could be read");
        assertThat(run.err()).isEmpty();
    }

    /** Nobody waits long for a probe that they did not ask for; but that there may be one, they are told. */
    @Test
    void whoseSearchTakesTooLongIsToldSo() {
        String name = CHECKOUT.keep(CHECKOUT.databaseName() + ":5432", ProbeOrder.LIFETIME_KEPT, true);
        CHECKOUT.account.proxy.rewriteWith((call, request, truth) ->
                call.operation().equals("iam:ListRoles") ? truth.after(Duration.ofSeconds(8)) : truth);

        Run run = CHECKOUT.diagnose("--to", ProbedFunction.DATABASE);

        assertThat(run.out().replaceAll("\\s+", " "))
                .as(run.err())
                .containsPattern("the network is fine +likely")
                .contains("deployed probes (too slow): whether there is one for this function was not known in time");
        assertThat(CHECKOUT.diagnose("--to", ProbedFunction.DATABASE, "--probe", name)
                        .out())
                .contains("packets of 2 probes");
    }
}
