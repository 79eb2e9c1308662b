package dev.vpcdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.network.address.IpProtocol;
import dev.vpcdoctor.network.model.Network;
import dev.vpcdoctor.network.read.NetworkReader;
import dev.vpcdoctor.network.target.PathFinder;
import dev.vpcdoctor.network.target.SourceExpression;
import dev.vpcdoctor.network.target.TargetExpression;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalkReportTest {

    @Test
    void theAnswerStandsFirstThenEveryPathThenWhatItRestsOn() {
        WalkReport walk = walk("all-is-well", "10.20.20.30:22");

        assertThat(new WalkText(Page.PLAIN, "from a snapshot").render(walk)).isEqualTo("""
            ✗ checkout cannot reach 10.20.20.30:22                                   blocked

            Path from subnet-0fna (eu-west-1a)  10.20.10.20 → 10.20.20.30:22
              ✓ function security group   sg-0function    all traffic out
              ✓ network ACL, out          acl-0function   rule 100 allow
              ✓ route                     rtb-0fna        10.20.0.0/16 local
              ✓ network ACL, in           acl-0database   rule 100 allow
              ✗ target security group     sg-0database    no rule admits tcp 22 from
                                                          sg-0function
              ✓ way back                  acl-0database   rule 100 allow, then rtb-0db and
                                                          acl-0function
            Path from subnet-0fnb (eu-west-1b): the same, with rtb-0fnb

            vpc-0main · from a snapshot · everything could be read
            """);
    }

    @Test
    void severalPlacesOfATargetAreToldApart() {
        assertThat(new WalkText(Page.PLAIN, "from a snapshot").render(walk("all-is-well", "aws:secretsmanager")))
                .contains(
                        "Path from subnet-0fna (eu-west-1a)  10.20.10.20 → 10.20.10.60:443\n",
                        "Path from subnet-0fna (eu-west-1a)  10.20.10.20 → 10.20.11.60:443\n",
                        "Path from subnet-0fnb (eu-west-1b) to 10.20.10.60:443: the same as from\n"
                                + "subnet-0fna to 10.20.11.60:443");
    }

    @Test
    void theJsonKeepsToItsSchemaWhateverTheVerdict() {
        List<String> targets = List.of("10.20.20.30:22", "rds:orders", "internet", "no-such-name:443");

        assertThat(targets)
                .allSatisfy(target -> assertThat(
                                JsonSchemas.PATH.violations(new WalkJson().render(walk("all-is-well", target))))
                        .isEmpty());
    }

    private static WalkReport walk(String scenario, String target) {
        Network network = NetworkReader.read(
                        Scenarios.find(scenario).orElseThrow().snapshot())
                .network();
        PathFinder.Paths paths = new PathFinder(network)
                .find(
                        SourceExpression.parse("checkout"),
                        TargetExpression.parse(target),
                        IpProtocol.TCP,
                        Optional.empty());
        return new WalkReport("checkout", paths, List.of());
    }
}
