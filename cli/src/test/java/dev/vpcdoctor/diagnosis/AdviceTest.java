package dev.vpcdoctor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.Scenario;
import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.diagnosis.finding.Evidence;
import dev.vpcdoctor.diagnosis.finding.Finding;
import dev.vpcdoctor.diagnosis.finding.Fix;
import dev.vpcdoctor.diagnosis.finding.Severity;
import dev.vpcdoctor.diagnosis.witness.read.WitnessReader;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Advice says what could be better, with commands that were tried where there are any, and decides nothing. */
class AdviceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        one-zone-only | checkout stands in one availability zone only, eu-west-1a: if that fails, so does the function.
        small-subnets | Subnet subnet-0fna is small: 11 addresses at most, for all that stands in it.
        subnet-shared-with-a-host | Subnet subnet-0fna also holds an interface of others, which take its addresses.
        security-group-shared-with-a-host | Security group sg-0function is not the function's alone: one other holds it.
        outbound-rule-that-restricts-nothing | Security group sg-0function lets everything out to anywhere, so its other outbound rules restrict nothing.
        database-admits-the-whole-vpc | sg-0database admits the whole block 10.20.0.0/16, where it could name sg-0function.
        one-nat-gateway-for-both-zones | From eu-west-1b the way out leads through nat-0a in eu-west-1a: if that zone fails, both do.
        s3-through-the-nat-gateway | NAT gateway nat-0a carries what goes to s3, for 0.045 USD (list price of us-east-1, 2026) a GB; a gateway endpoint is free.
        no-flow-logs | No flow log tells what happens to packets in subnet-0fna: after the next time-out nobody can look.
        flow-log-that-delivers-nothing | No flow log tells what happens to packets in subnet-0fna: after the next time-out nobody can look.
        function-woken-after-weeks | checkout was not invoked for 14 days and lost its network interfaces: without a schedule it will again.
        many-executions-connect-directly | Up to 200 executions of checkout at once connect to orders directly; an RDS Proxy shares connections among them.
        many-executions-seen | Up to 120 executions of checkout at once connect to orders directly; an RDS Proxy shares connections among them.
        nothing-private-is-used | Nothing that was asked for needs the VPC: outside of it checkout would reach api.payments.example:443 without a NAT gateway.
        """)
    void saysWhatCouldBeBetterInOneSentence(String scenario, String summary) {
        assertThat(advice(scenario).summary()).isEqualTo(summary);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        one-zone-only | aws lambda update-function-configuration --function-name checkout --vpc-config SubnetIds=subnet-0fna,subnet-0fnb,SecurityGroupIds=sg-0function
        outbound-rule-that-restricts-nothing | aws ec2 revoke-security-group-egress --group-id sg-0function --ip-permissions 'IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0}]'
        database-admits-the-whole-vpc | aws ec2 authorize-security-group-ingress --group-id sg-0database --protocol tcp --port 5432 --source-group sg-0function
        one-nat-gateway-for-both-zones | aws ec2 replace-route --route-table-id rtb-0fnb --destination-cidr-block 0.0.0.0/0 --nat-gateway-id nat-0b
        s3-through-the-nat-gateway | aws ec2 create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id vpc-0main --service-name com.amazonaws.eu-west-1.s3 --route-table-ids rtb-0fna rtb-0fnb
        s3-endpoint-on-another-table-and-nat-works | aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-0s3 --add-route-table-ids rtb-0fna rtb-0fnb
        nothing-private-is-used | aws lambda update-function-configuration --function-name checkout --vpc-config SubnetIds=[],SecurityGroupIds=[]
        """)
    void itsCommandsWereTriedAndCostNothing(String scenario, String command) {
        Fix fix = advice(scenario).fix().orElseThrow();

        assertThat(fix.commands()).containsExactly(command.replace("''", "'"));
        assertThat(fix.checked()).isTrue();
        assertThat(fix.monthlyCostUsd()).contains(0.0);
    }

    @ParameterizedTest
    @CsvSource({"small-subnets", "subnet-shared-with-a-host", "security-group-shared-with-a-host"})
    void whatOneCommandCannotMendHasNoCommands(String scenario) {
        assertThat(advice(scenario).fix()).isEmpty();
    }

    @Test
    void aFlowLogIsMadeWithItsRoleAndItsGroupAndBilledByTheGb() {
        Fix fix = advice("no-flow-logs").fix().orElseThrow();

        assertThat(fix.commands())
                .map(command -> command.replaceAll(" --assume.*| --policy-document.*| --traffic.*", ""))
                .containsExactly(
                        "ROLE=$(aws iam create-role --role-name flow-logs-vpc-0main",
                        "aws iam put-role-policy --role-name flow-logs-vpc-0main --policy-name write",
                        "aws logs create-log-group --log-group-name /vpc/vpc-0main",
                        "aws logs put-retention-policy --log-group-name /vpc/vpc-0main --retention-in-days 14",
                        "aws ec2 create-flow-logs --resource-type VPC --resource-ids vpc-0main");
        assertThat(fix.checked()).isTrue();
        assertThat(fix.monthlyCostUsd()).as("how much is logged is not known").isEmpty();
        assertThat(advice("flow-log-that-delivers-nothing").evidence())
                .extracting(Evidence::says)
                .contains("fl-0main delivers nothing: Access error");
    }

    @Test
    void aProxyHasItsPrice() {
        Fix fix = advice("many-executions-connect-directly").fix().orElseThrow();

        assertThat(fix.monthlyCostUsd()).contains(21.9);
        assertThat(fix.commands())
                .as("a proxy needs a secret and a role that nobody named")
                .isEmpty();
    }

    @Test
    void aScheduleIsProposedAndNotSaidToBeChecked() {
        Fix fix = advice("function-woken-after-weeks").fix().orElseThrow();

        assertThat(fix.commands())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("aws events put-targets --rule keep-checkout");
        assertThat(fix.checked()).as("the model knows no schedules").isFalse();
    }

    @Test
    void whatWouldBreakWhatWasAskedForIsNotProposed() {
        Scenario scenario =
                Scenarios.find("outbound-rule-that-restricts-nothing").orElseThrow();

        Diagnosis internet = diagnose(scenario, List.of("internet"));

        assertThat(given(internet)).hasSize(1).allSatisfy(advice -> {
            assertThat(advice.code()).isEqualTo("egress-wide-open");
            assertThat(advice.fix())
                    .as("without the rule the internet is not reached")
                    .isEmpty();
        });
    }

    @Test
    void whatAnOpenEndedQuestionLeavesOutIsNotTakenForUnused() {
        Scenario scenario = Scenarios.find("nothing-private-is-used").orElseThrow();

        assertThat(given(diagnose(scenario, List.of("https://api.payments.example", "rds:orders"))))
                .extracting(Finding::code)
                .doesNotContain("vpc-not-needed");
    }

    @ParameterizedTest
    @MethodSource("scenariosWithAdvice")
    void decidesNothing(String name) {
        Scenario scenario = Scenarios.find(name).orElseThrow();
        Diagnosis diagnosis = diagnose(scenario, scenario.question().targets());

        Diagnosis without = new Diagnosis(
                diagnosis.function(),
                diagnosis.vpcId(),
                diagnosis.targets(),
                diagnosis.findings().stream()
                        .filter(finding -> finding.severity() != Severity.ADVICE)
                        .toList(),
                diagnosis.notRead());

        assertThat(diagnosis.outcome()).isEqualTo(without.outcome());
        assertThat(diagnosis.findings())
                .as("advice stands behind all else")
                .endsWith(given(diagnosis).toArray(Finding[]::new));
    }

    private static Stream<String> scenariosWithAdvice() {
        return Scenarios.all().stream()
                .filter(scenario -> !scenario.expectation().advice().isEmpty())
                .map(Scenario::name);
    }

    private static Finding advice(String name) {
        Scenario scenario = Scenarios.find(name).orElseThrow();
        List<Finding> given = given(diagnose(scenario, scenario.question().targets()));
        assertThat(given).hasSize(1);
        return given.get(0);
    }

    private static List<Finding> given(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() == Severity.ADVICE)
                .toList();
    }

    private static Diagnosis diagnose(Scenario scenario, List<String> targets) {
        Snapshot snapshot = scenario.snapshot();
        Network network = NetworkReader.read(snapshot).network();
        Optional<LambdaFunction> function = network.all(LambdaFunction.class).stream()
                .filter(candidate -> candidate.name().equals(scenario.question().function()))
                .findFirst();
        return new Doctor(network, WitnessReader.read(snapshot).witnesses())
                .diagnose(
                        function.orElseThrow(),
                        targets.stream().map(TargetExpression::parse).toList(),
                        List.of());
    }
}
