package dev.vpcdoctor.diagnosis.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.World;
import dev.vpcdoctor.network.model.LambdaFunction;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.FunctionFinder;
import dev.vpcdoctor.network.target.TargetExpression;
import dev.vpcdoctor.shared.Check;
import dev.vpcdoctor.shared.address.AllowList;
import dev.vpcdoctor.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deployed probe is asked before the configuration is read: mostly what will be asked after it too. */
class EarlyChecksTest {
    private static final String DATABASE = "orders.abcdefgh.eu-west-1.rds.amazonaws.com:5432";
    private static final String ANYTHING = "*.amazonaws.com:*, *.example.com:*, 10.0.0.0/8:*";

    private final Network network =
            NetworkReader.read(Snapshot.of(new World("orders").documents())).network();
    private final LambdaFunction checkout =
            ((FunctionFinder.Result.Found) new FunctionFinder(network).find("checkout", Optional.empty())).function();

    private static List<Check> early(String allowed, String... named) {
        return EarlyChecks.of(AllowList.parse(allowed), expressions(named)).checks();
    }

    private static List<TargetExpression> expressions(String... targets) {
        return Stream.of(targets).map(TargetExpression::parse).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DATABASE,
                "10.20.20.30:5432",
                "api.example.com:443",
                "cache.example.com:6379",
                "secretsmanager.eu-west-1.amazonaws.com:443",
                "internet"
            })
    void aTargetThatIsNamedIsAskedAsThePlanWillAsk(String target) {
        assertThat(early(ANYTHING, target))
                .isNotEmpty()
                .containsExactlyElementsOf(ProbePlanner.planFor(network, checkout, expressions(target))
                        .request()
                        .checks());
    }

    @Test
    void whatTheListDoesNotAdmitIsNotAsked() {
        assertThat(early("db.example.com:5432", "other.example.com:5432")).isEmpty();
    }

    @Test
    void aTargetThatOnlyTheConfigurationKnowsIsGuessedFromTheList() {
        assertThat(early(DATABASE + ", *.example.com:443", "rds:orders"))
                .containsExactlyElementsOf(ProbePlanner.planFor(network, checkout, expressions("rds:orders"))
                        .request()
                        .checks());
    }

    @Test
    void withoutAnyNameAllThatTheListNamesIsAsked() {
        assertThat(early("db.example.com:5432, 10.0.0.7:6379"))
                .extracting(Check::id)
                .contains("db.example.com:5432/postgresql", "10.0.0.7:6379/redis");
    }
}
