package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.cli.demo.Scenarios;
import dev.vpcdoctor.snapshot.SnapshotWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the command line to a template. What the templates say is TemplateFormatIT's. */
class ProbeTemplateCommandTest {
    private static final String PLACE = "--subnets subnet-0a1b2c3d,subnet-0c2d3e4f --security-groups sg-0e3f5a6b ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"cloudformation", "sam", "terraform"})
    void withoutAwsATemplateIsMadeOfSubnetsGroupsAndHosts(String format) {
        Run run = template("--format " + format + " " + PLACE
                + "--ipv6 --to db.example.com:5432 --to internet --to [2001:db8::1]:443 --name orders");

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("# A permanent probe of VPC Doctor.")
                .contains("vpc-doctor diagnose FUNCTION --probe vpc-doctor-probe-orders")
                .contains("\"db.example.com:5432, checkip.amazonaws.com:443, [2001:db8::1]:443\"")
                .contains("subnet-0a1b2c3d", "subnet-0c2d3e4f", "sg-0e3f5a6b", "permanent-probe");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cloudformation | aws s3 cp vpc-doctor-probe.jar s3://BUCKET/     | aws cloudformation deploy --stack-name vpc-doctor-probe-orders
        sam            | vpc-doctor probe template --jar                 | sam deploy --template-file probe.yaml --stack-name vpc-doctor-probe-orders
        terraform      | vpc-doctor probe template --jar                 | terraform init && terraform apply
        """)
    void theCommentsSayHowItIsDeployed(String format, String code, String deploy) {
        Run run = template(
                "--format " + format + " " + PLACE + "--to db.example.com:5432 --name vpc-doctor-probe-orders");

        assertThat(run.out().lines().takeWhile(line -> !line.isEmpty() && line.startsWith("#")))
                .anyMatch(line -> line.contains(code))
                .anyMatch(line -> line.contains(deploy));
    }

    @Test
    void aFunctionOfASnapshotGivesItsPlaceItsTargetsAndItsName() {
        Path snapshot = folder.resolve("snapshot");
        SnapshotWriter.write(
                Scenarios.find("database-does-not-admit").orElseThrow().snapshot(), snapshot);

        Run run =
                template("--format terraform --function checkout --to rds:orders --to internet --snapshot " + snapshot);

        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.out())
                .contains("toset([\"subnet-0fna\", \"subnet-0fnb\"])")
                .contains("security_group_ids          = [\"sg-0function\"]")
                .contains("orders.abcdefgh.eu-west-1.rds.amazonaws.com:5432, checkip.amazonaws.com:443")
                .contains("vpc-doctor-probe-checkout-${each.value}", "stands where checkout does");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --quiet                                                     | give --format cloudformation, sam or terraform; or --jar FILE
        --format sam                                                | where shall the probe stand? Give --function F, or --subnets
        --format sam --function checkout --subnets subnet-1         | --function has subnets and groups of its own
        --format sam --function checkout --security-groups sg-1     | --function has subnets and groups of its own
        --format sam --function checkout --ipv6                     | with --function, IPv6 is the function's own
        --format sam --subnets subnet-1                             | --security-groups is missing
        --format sam --subnets subnet-1 --security-groups sg-1      | to what may it connect?
        --format sam --subnets subnet-1 --security-groups sg-1 --to rds:orders | rds:orders: no name, address or port of it is known; --function looks more up
        --format sam --subnets subnet-1 --security-groups sg-1 --to aws:s3 | aws:s3: the region is not known, so it has no name: give --region
        --format sam --subnets subnet-1;x --security-groups sg-1 --to a.example:1 | subnet-1;x' is not the id of a subnet
        --format sam --subnets subnet-1 --security-groups default --to a.example:1 | --security-groups default are no such ids
        --format sam --subnets subnet-1 --security-groups sg-1 --to a.example:1 --name Orders | --name Orders: give up to 20 small letters and digits
        --format sam --subnets subnet-1 --security-groups sg-1 --to a.example:99999 | is not a port
        --format cobol                                              | (case-insensitive) but was
        """)
    void whatIsMissingOrWrongIsSaid(String arguments, String said) {
        Run run = template(arguments);

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(said);
    }

    @Test
    void anIpv6TargetThatTheProbeCannotReachIsSaid() {
        assertThat(template("--format sam " + PLACE + "--to [2001:db8::1]:443").err())
                .isEqualTo("warning: [2001:db8::1]:443 is an IPv6 address: only with --ipv6 the probe can connect to it"
                        + System.lineSeparator());
    }

    @Test
    void aServiceOfAwsIsAllowedByItsNameInTheRegion() {
        Run run = template("--format sam " + PLACE + "--to aws:secretsmanager --region eu-west-1");

        assertThat(run.out()).contains("\"secretsmanager.eu-west-1.amazonaws.com:443\"");
    }

    @Test
    void aListThatLambdaWouldNotTakeIsRefused() {
        StringBuilder arguments = new StringBuilder("--format sam " + PLACE);
        for (int i = 0; i < 200; i++) {
            arguments.append(" --to a-rather-long-name-of-a-host-").append(i).append(".example.com:443");
        }

        Run run = template(arguments.toString().replace("  ", " "));

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("Lambda takes 4 KB of variables");
    }

    private static Run template(String arguments) {
        List<String> words = new ArrayList<>(List.of("probe", "template"));
        Arrays.stream(arguments.split(" ", -1)).filter(word -> !word.isEmpty()).forEach(words::add);
        return Run.of(words.toArray(String[]::new));
    }
}
