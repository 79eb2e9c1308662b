package dev.vpcdoctor.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * Faults made twice, in the configuration that the API server keeps and in the packets of the lab, and diagnosed with the
 * program as it is shipped: it deploys its probe, sends packets, correlates, and leaves nothing behind.
 */
class EndToEndIT {
    @RegisterExtension
    static final Lab LAB = new Lab();

    static Stream<Fault> faults() {
        return Stream.of(HealthyFunctions.all(), NetworkFaults.all(), NameFaults.all(), FarEndFaults.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theFirstFindingIsRight(Fault fault) {
        LAB.everythingWorks();
        fault.made().accept(LAB);

        List<String> arguments = new ArrayList<>(
                List.of("diagnose", AwsWorld.FUNCTION, "--probe", "deploy", "--yes", "--output", "json"));
        fault.targets().forEach(target -> arguments.addAll(List.of("--to", target)));
        DistributionRun run = LAB.run(arguments.toArray(String[]::new));

        String all = run.out() + run.err();
        assertThat(run.first(fault.first().split(", ").length)).as(all).isEqualTo(fault.first());
        assertThat(run.exitCode()).as(all).isEqualTo(fault.exitCode());
        assertNothingIsLeft();
    }

    private static void assertNothingIsLeft() {
        assertThat(LAB.world.lambda.listFunctions().functions())
                .extracting(FunctionConfiguration::functionName)
                .containsExactly(AwsWorld.FUNCTION);
        assertThat(LAB.world.iam.listRoles().roles()).extracting(Role::roleName).containsExactly(AwsWorld.ROLE);
        assertThat(LAB.world.logs.describeLogGroups().logGroups()).isEmpty();
    }
}
