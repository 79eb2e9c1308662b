package dev.vpcdoctor.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.probe.ProbeOrder;
import dev.vpcdoctor.aws.probe.ProbePlacement;
import dev.vpcdoctor.cli.demo.World;
import dev.vpcdoctor.diagnosis.probe.PlannedTarget;
import dev.vpcdoctor.diagnosis.probe.ProbePlan;
import dev.vpcdoctor.diagnosis.probe.ProbePlanner;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.FunctionFinder;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.snapshot.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From a function and its targets to what is deployed. */
class ProbeOrderPlannerTest {
    private final Network network =
            NetworkReader.read(Snapshot.of(new World("orders").documents())).network();
    private final LambdaFunction checkout =
            ((FunctionFinder.Result.Found) new FunctionFinder(network).find("checkout", Optional.empty())).function();

    private ProbePlan plan(String... targets) {
        return ProbePlanner.planFor(
                network,
                checkout,
                Stream.of(targets).map(TargetExpression::parse).toList());
    }

    private static String[] hosts(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj("a-rather-long-name-of-a-host-%03d.example.com:443"::formatted)
                .toArray(String[]::new);
    }

    @Test
    void aProbeStandsInAllSubnetsOfTheFunctionWithItsGroups() {
        LambdaFunction.VpcConfig config = checkout.vpcConfig().orElseThrow();

        assertThat(FunctionPlacement.of(checkout))
                .isEqualTo(new FunctionPlacement.Known(new ProbePlacement(
                        config.subnetIds(), config.securityGroupIds(), config.ipv6Allowed(), Optional.of("checkout"))));
    }

    @Test
    void aFunctionInNoVpcHasNoPlaceForAProbe() {
        assertThat(FunctionPlacement.of(checkout.withoutVpc()))
                .isEqualTo(new FunctionPlacement.None(
                        "checkout is in no VPC: it has no subnets in which a probe could stand"));
    }

    @Test
    void aFunctionWhoseGroupsAreNotKnownHasNoPlaceForAProbe() {
        LambdaFunction.VpcConfig config = checkout.vpcConfig().orElseThrow();
        LambdaFunction unknown = checkout.withVpcConfig(
                new LambdaFunction.VpcConfig(config.vpcId(), config.subnetIds(), List.of(), false));

        assertThat(FunctionPlacement.of(unknown))
                .isEqualTo(new FunctionPlacement.None("the security groups of checkout are not known"));
    }

    @Test
    void anOrderAllowsWhatIsAskedAndNothingElse() {
        ProbePlan plan = plan("db.example.com:5432", "10.0.1.7:6379");
        ProbePlacement placement = ((FunctionPlacement.Known) FunctionPlacement.of(checkout)).placement();

        assertThat(ProbeOrderPlanner.ofRun(placement, plan))
                .isEqualTo(new ProbeOrder(
                        placement,
                        "db.example.com:5432, 10.0.1.7:6379",
                        Optional.empty(),
                        ProbeOrder.LIFETIME_OF_A_RUN,
                        false));
        assertThat(ProbeOrderPlanner.kept(placement, plan, Optional.of("arn:role"), Duration.ofHours(2)))
                .isEqualTo(new ProbeOrder(
                        placement,
                        "db.example.com:5432, 10.0.1.7:6379",
                        Optional.of("arn:role"),
                        Duration.ofHours(2),
                        true));
    }

    @Test
    void withoutNamedTargetsThoseAreAskedForThatTheFunctionGivesAway() {
        assertThat(plan().endpoints())
                .extracting(Object::toString)
                .contains("orders.abcdefgh.eu-west-1.rds.amazonaws.com:5432");
    }

    @Test
    void whatFitsIsNotRefused() {
        assertThat(ProbeOrderPlanner.refusal(plan(hosts(20)))).isEmpty();
    }

    @Test
    void moreTargetsThanLambdaHasRoomForAreRefusedWithHowManyFit() {
        // 50 characters each, with the comma and the blank.
        assertThat(ProbeOrderPlanner.refusal(plan(hosts(100))))
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).contains("all 100 targets").contains("78 of them fit"));
    }

    @Test
    void whatHasNoRoomIsNotAskedAndSaysSo() {
        ProbePlan fitting = ProbeOrderPlanner.fitting(plan(hosts(100)));

        assertThat(fitting.allowList().length()).isLessThanOrEqualTo(ProbeOrder.LONGEST_ALLOW_LIST);
        assertThat(fitting.targets()).hasSize(100);
        assertThat(fitting.targets().subList(0, 78)).allMatch(PlannedTarget.Probed.class::isInstance);
        assertThat(fitting.targets().subList(78, 100))
                .allSatisfy(target -> assertThat(target)
                        .isInstanceOfSatisfying(
                                PlannedTarget.NotProbed.class,
                                not -> assertThat(not.because())
                                        .contains("is full")
                                        .contains("--to")));
    }
}
