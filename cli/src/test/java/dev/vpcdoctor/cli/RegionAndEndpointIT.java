package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.FaultyProxy;
import dev.vpcdoctor.aws.FaultyProxy.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Where the launched command asks. */
class RegionAndEndpointIT {
    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:checkout";

    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount();

    @TempDir
    private Path home;

    private LaunchedDoctor doctor;

    @BeforeAll
    static void start() {
        ACCOUNT.build().close();
    }

    @BeforeEach
    void launcher() {
        ACCOUNT.proxy.breakWith(Fault.NONE);
        doctor = new LaunchedDoctor(home, ACCOUNT).withKeys();
    }

    @Test
    void theRegionIsToldByAnOptionByTheEnvironmentOrByTheProfile() {
        doctor.configured("[default]\nregion = eu-west-1\n");
        assertIsHealthy(diagnose(AwsWorld.FUNCTION));
        doctor.configured("[default]\nregion = us-east-2\n").set("AWS_DEFAULT_REGION", "eu-west-1");
        assertIsHealthy(diagnose(AwsWorld.FUNCTION));
        doctor.set("AWS_DEFAULT_REGION", "us-east-2").inRegion("eu-west-1");
        assertIsHealthy(diagnose(AwsWorld.FUNCTION));
        doctor.inRegion("us-east-2");
        assertIsHealthy(diagnose(AwsWorld.FUNCTION, "--region", "eu-west-1"));
        assertIsHealthy(diagnose(ARN, "--region", "us-east-2"));
    }

    @Test
    void noRegionAnywhereSaysWhereToGiveOne() {
        assertIsWrongUsage(diagnose(AwsWorld.FUNCTION), "no AWS region is set: give --region, set AWS_REGION");
    }

    @Test
    void anAvailabilityZoneIsNoRegion() {
        assertIsWrongUsage(
                diagnose(AwsWorld.FUNCTION, "--region", "eu-west-1a"),
                "eu-west-1a is an availability zone: the region is eu-west-1");
    }

    @Test
    void whatCannotBeARegionSuggestsTheOneThatWasMeant() {
        assertIsWrongUsage(
                diagnose(AwsWorld.FUNCTION, "--region", "eu-west1"),
                "'eu-west1' is no region",
                "did you mean eu-west-1");
    }

    @Test
    void inTheWrongRegionThereIsNoSuchFunction() {
        assertIsWrongUsage(
                diagnose(AwsWorld.FUNCTION, "--region", "us-east-2"),
                "there is no function checkout in us-east-2 of this account",
                "is it the right --region and --profile?");
    }

    @Test
    void aRegionThatNobodyKnowsIsDoubtedWhenNothingAnswers() {
        // As it is in truth: the endpoint of such a region has no address.
        LaunchedProcess run = doctor.set("AWS_ENDPOINT_URL", "http://lambda.eu-wset-1.invalid")
                .run("diagnose", AwsWorld.FUNCTION, "--to", "internet", "--region", "eu-wset-1");

        assertThat(run.exitCode()).isEqualTo(ExitCode.AWS_REFUSED);
        assertThat(run.err()).contains("NotReached", "no region eu-wset-1 is known: did you mean eu-west-1");
    }

    @Test
    void aServiceMayHaveAnEndpointOfItsOwn() {
        try (FaultyProxy ofLambda = ACCOUNT.anotherProxy()) {
            doctor.inRegion("eu-west-1")
                    .set("AWS_ENDPOINT_URL_LAMBDA", ofLambda.address().toString());

            assertIsHealthy(diagnose(AwsWorld.FUNCTION));

            assertThat(ofLambda.operations())
                    .contains("lambda:GetFunctionConfiguration")
                    .allMatch(operation -> operation.startsWith("lambda:"));
            assertThat(ACCOUNT.proxy.operations())
                    .contains("ec2:DescribeVpcs")
                    .noneMatch(operation -> operation.startsWith("lambda:"));
        }
    }

    @Test
    void theProfileMayNameTheEndpoint() {
        String endpoint = ACCOUNT.proxy.address().toString();
        doctor.configured("[default]\nregion = eu-west-1\nendpoint_url = " + endpoint + "\n")
                .environment()
                .remove("AWS_ENDPOINT_URL");

        assertIsHealthy(diagnose(AwsWorld.FUNCTION));

        assertThat(ACCOUNT.proxy.operations()).contains("lambda:GetFunctionConfiguration", "ec2:DescribeVpcs");
    }

    private LaunchedProcess diagnose(String function, String... more) {
        String[] arguments = new String[4 + more.length];
        System.arraycopy(new String[] {"diagnose", function, "--to", "rds:" + AwsWorld.DATABASE}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return doctor.run(arguments);
    }

    private static void assertIsHealthy(LaunchedProcess run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("✓ ");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    private static void assertIsWrongUsage(LaunchedProcess run, String... says) {
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("vpc-doctor: ").contains(says).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    }
}
