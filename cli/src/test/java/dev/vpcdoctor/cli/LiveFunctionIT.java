package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.FaultyProxy.Fault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what names a function is found in an account, and what is said when there is none. */
class LiveFunctionIT {
    @RegisterExtension
    static final LiveAccount ACCOUNT = new LiveAccount();

    private static String subnet;
    private static String group;

    @BeforeAll
    static void build() {
        try (AwsWorld world = ACCOUNT.build()) {
            world.lambda.publishVersion(r -> r.functionName(AwsWorld.FUNCTION));
            world.lambda.createAlias(
                    r -> r.functionName(AwsWorld.FUNCTION).name("live").functionVersion("1"));
            subnet = world.functionSubnetA;
            group = world.functionGroup;
        }
    }

    @BeforeEach
    void nothingIsBroken() {
        ACCOUNT.proxy.breakWith(Fault.NONE);
    }

    /** The partial form, {@code 123456789012:function:checkout}, is one that the server fails at. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkout",
                "checkout:1",
                "checkout:$LATEST",
                "checkout:live",
                "arn:aws:lambda:eu-west-1:123456789012:function:checkout",
                "arn:aws:lambda:eu-west-1:123456789012:function:checkout:1",
                "arn:aws:lambda:eu-west-1:123456789012:function:checkout:live"
            })
    void aFunctionIsFoundByItsNameItsArnItsAliasAndItsVersion(String name) {
        Run run = Run.of("diagnose", name, "--to", "rds:orders");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.HEALTHY);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aFunctionThatDoesNotExistSuggestsTheOneThatWasMeant() {
        Run run = Run.of("diagnose", "chekout", "--to", "rds:orders");

        assertIsWrongUsage(run);
        assertThat(run.err()).contains("no function chekout in eu-west-1", "did you mean checkout");
    }

    @Test
    void aVersionThatDoesNotExistIsNotTakenForTheFunction() {
        Run run = Run.of("diagnose", "checkout:7", "--to", "rds:orders");

        assertIsWrongUsage(run);
        assertThat(run.err()).contains("no alias or version 7");
    }

    @Test
    void whatNoFunctionCanBeCalledIsRefusedBeforeAwsIsAsked() {
        Run run = Run.of("diagnose", "check out", "--to", "rds:orders");

        assertIsWrongUsage(run);
        assertThat(run.err()).contains("no function can be called 'check out'");
        assertThat(ACCOUNT.proxy.operations()).isEmpty();
    }

    @Test
    void aPathIsWalkedFromASubnetAndGroups() {
        Run run = Run.of("path", "--from", subnet + "," + group, "--to", "rds:orders");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
        assertThat(ACCOUNT.proxy.operations()).noneMatch(operation -> operation.startsWith("lambda:"));
    }

    @Test
    void aSubnetThatDoesNotExistIsSaid() {
        Run run = Run.of("path", "--from", "subnet-0123," + group, "--to", "rds:orders");

        assertIsWrongUsage(run);
        assertThat(run.err()).contains("subnet-0123", "--region");
    }

    private static void assertIsWrongUsage(Run run) {
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.WRONG_USAGE);
    }
}
