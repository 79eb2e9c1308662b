package dev.vpcdoctor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.Scenario;
import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.diagnosis.examination.Blocker;
import dev.vpcdoctor.diagnosis.examination.Examination;
import dev.vpcdoctor.diagnosis.mode.Catalogue;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.network.walk.FilterReason;
import dev.vpcdoctor.network.walk.GatewayReason;
import dev.vpcdoctor.network.walk.NameReason;
import dev.vpcdoctor.network.walk.Reason;
import dev.vpcdoctor.network.walk.RouteReason;
import dev.vpcdoctor.network.walk.TargetReason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the walk finds in the way has a name, and somebody has seen it get that name. */
class ReasonsTest {
    /** With these a hop is open or unknown. All others can block, and a failure mode must account for them. */
    private static final Set<Class<?>> NEVER_BLOCK = Set.of(
            FilterReason.RuleAdmits.class,
            FilterReason.DependsOnAddress.class,
            FilterReason.NotFiltered.class,
            RouteReason.Matches.class,
            RouteReason.Undecided.class,
            RouteReason.ReturnsElsewhere.class,
            GatewayReason.Passes.class,
            NameReason.Resolves.class,
            NameReason.PublicAddress.class,
            NameReason.EndpointWithoutPrivateDns.class,
            NameReason.Seen.class,
            TargetReason.Ready.class,
            Reason.Missing.class);

    static Stream<String> names() {
        return Scenarios.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingThatBlocksInAScenarioIsLeftWithoutAName(String name) {
        for (Examination examination : examinations(Scenarios.find(name).orElseThrow())) {
            assertThat(unexplained(examination))
                    .as(examination.target())
                    .extracting(blocker ->
                            blocker.hop().kind() + ": " + blocker.because().says())
                    .isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyReasonThatCanBlockIsExplainedInSomeScenario() {
        Set<Class<?>> explained = new LinkedHashSet<>();
        for (Scenario scenario : Scenarios.all()) {
            for (Examination examination : examinations(scenario)) {
                Catalogue.causes(examination).stream()
                        .flatMap(cause -> cause.explains().stream())
                        .map(blocker -> blocker.because().getClass())
                        .forEach(explained::add);
            }
        }
        return reasons(Reason.class)
                .filter(type -> !NEVER_BLOCK.contains(type))
                .map(type -> DynamicTest.dynamicTest(
                        type.getSimpleName(),
                        () -> assertThat(explained)
                                .as("reasons for which a failure mode accounts, each in a scenario")
                                .contains(type)));
    }

    @Test
    void whatNeverBlocksDoesNotBlockInAnyScenario() {
        assertThat(Scenarios.all().stream()
                        .flatMap(scenario -> examinations(scenario).stream())
                        .flatMap(examination -> examination.blockers().stream())
                        .<Class<?>>map(blocker -> blocker.because().getClass()))
                .doesNotContainAnyElementsOf(NEVER_BLOCK);
    }

    private static List<Blocker<?>> unexplained(Examination examination) {
        List<Blocker<?>> explained = Catalogue.causes(examination).stream()
                .<Blocker<?>>flatMap(cause -> cause.explains().stream())
                .toList();
        return examination.without(explained).blockers();
    }

    /** All records below a sealed type. */
    private static Stream<Class<?>> reasons(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(ReasonsTest::reasons)
                : Stream.of(type);
    }

    private static List<Examination> examinations(Scenario scenario) {
        Network network = NetworkReader.read(scenario.snapshot()).network();
        LambdaFunction function = network.all(LambdaFunction.class).stream()
                .filter(candidate -> candidate.name().equals(scenario.question().function()))
                .findFirst()
                .orElseThrow();
        return scenario.question().targets().stream()
                .map(TargetExpression::parse)
                .map(target -> Examination.of(network, function, target))
                .toList();
    }
}
