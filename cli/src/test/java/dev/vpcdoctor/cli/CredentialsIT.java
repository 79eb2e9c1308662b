package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.CannedAnswer;
import dev.vpcdoctor.aws.FaultyProxy.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who asks AWS, as the launched command finds it out; and what it says when it cannot. */
class CredentialsIT {
    private static final String BASE = """
        [profile base]
        aws_access_key_id = AKIDBASE
        aws_secret_access_key = secret-of-base
        region = eu-west-1
        """;
    private static final String ROLE = """
        [profile reader]
        role_arn = arn:aws:iam::123456789012:role/reader
        source_profile = base
        region = eu-west-1
        """;
    private static final String SIGN_ON = """
        [profile work]
        sso_session = corp
        sso_account_id = 123456789012
        sso_role_name = Reader
        region = eu-west-1
        [sso-session corp]
        sso_region = eu-west-1
        sso_start_url = https://corp.example.com/start
        [profile admin]
        role_arn = arn:aws:iam::123456789012:role/admin
        source_profile = work
        region = eu-west-1
        """;
    /** The SHA-1 of {@code corp}, under which every tool of AWS keeps the session's token. */
    private static final String TOKEN_FILE = "sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json";

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
        doctor = new LaunchedDoctor(home, ACCOUNT);
    }

    @Test
    void keysOfTheEnvironmentSignTheCalls() {
        assertIsHealthy(diagnose(doctor.withKeys().inRegion("eu-west-1")));

        assertThat(ACCOUNT.proxy.accessKeys()).containsExactly("AKIDENVIRONMENT");
    }

    @Test
    void aProfileBringsItsKeysAndItsRegion() {
        assertIsHealthy(diagnose(doctor.configured(BASE), "--profile", "base"));

        assertThat(ACCOUNT.proxy.accessKeys()).containsExactly("AKIDBASE");
    }

    @Test
    void aProfileThatIsAskedForComesBeforeTheKeysOfTheEnvironment() {
        assertIsHealthy(diagnose(doctor.withKeys().configured(BASE), "--profile", "base"));

        assertThat(ACCOUNT.proxy.accessKeys()).containsExactly("AKIDBASE");
    }

    @Test
    void keysOfTheEnvironmentComeBeforeTheProfileOfTheEnvironment() {
        assertIsHealthy(diagnose(doctor.withKeys().set("AWS_PROFILE", "base").configured(BASE)));

        assertThat(ACCOUNT.proxy.accessKeys()).containsExactly("AKIDENVIRONMENT");
    }

    @Test
    void aProfileThatAssumesARoleAsksWithTheRolesKeys() {
        assertIsHealthy(diagnose(doctor.set("AWS_PROFILE", "reader").configured(BASE + ROLE)));

        assertThat(ACCOUNT.proxy.operations()).contains("sts:AssumeRole");
        assertThat(ACCOUNT.proxy.accessKeys()).hasSize(2).contains("AKIDBASE").anyMatch(key -> key.startsWith("ASIA"));
    }

    @Test
    void aRoleThatMayNotBeAssumedIsNamed() {
        ACCOUNT.proxy.breakWith((call, attempt) -> call.action().equals("AssumeRole")
                ? Optional.of(
                        CannedAnswer.error(call, 403, "AccessDenied", "not authorized to perform: sts:AssumeRole"))
                : Optional.empty());

        assertIsRefused(
                diagnose(doctor.configured(BASE + ROLE), "--profile", "reader"),
                "profile reader cannot assume its role arn:aws:iam::123456789012:role/reader (AccessDenied)");
    }

    @Test
    void aWebIdentityTokenIsExchangedForTheRolesKeys() throws Exception {
        Path token = Files.writeString(home.resolve("token"), "a-web-identity-token");

        assertIsHealthy(diagnose(webIdentity(token).inRegion("eu-west-1")));

        assertThat(ACCOUNT.proxy.operations()).contains("unsigned:AssumeRoleWithWebIdentity");
        assertThat(ACCOUNT.proxy.accessKeys()).singleElement().asString().startsWith("ASIA");
    }

    @Test
    void aWebIdentityTokenThatIsMissingIsNamed() {
        assertIsRefused(
                diagnose(webIdentity(home.resolve("nothing-there")).inRegion("eu-west-1")),
                "the role of AWS_ROLE_ARN cannot be assumed with the token in AWS_WEB_IDENTITY_TOKEN_FILE");
    }

    private LaunchedDoctor webIdentity(Path token) {
        return doctor.set("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/reader")
                .set("AWS_WEB_IDENTITY_TOKEN_FILE", token.toString());
    }

    @Test
    void aSingleSignOnThatNeverHappenedSaysHowToLogIn() {
        assertIsRefused(
                diagnose(doctor.configured(SIGN_ON), "--profile", "work"),
                "profile work is missing or has expired: run 'aws sso login --profile work'");
    }

    @Test
    void aSingleSignOnThatHasExpiredSaysHowToLogIn() {
        doctor.configured(SIGN_ON).file(TOKEN_FILE, token("2020-01-01T00:00:00Z"));

        assertIsRefused(diagnose(doctor.set("AWS_PROFILE", "work")), "run 'aws sso login --profile work'");
    }

    @Test
    void aRoleThatIsAssumedWithASingleSignOnSaysHowToLogIn() {
        assertIsRefused(
                diagnose(doctor.configured(SIGN_ON), "--profile", "admin"), "run 'aws sso login --profile work'");
    }

    @Test
    void aSingleSignOnThatIsGoodGivesItsRolesKeys() {
        // The test API server has no access portal: this is its documented answer.
        ACCOUNT.proxy.breakWith((call, attempt) -> call.action().equals("GetRoleCredentials")
                ? Optional.of(CannedAnswer.text("application/json", """
                    {"roleCredentials": {"accessKeyId": "ASIASIGNON", "secretAccessKey": "s", "sessionToken": "t",
                     "expiration": 4102444800000}}\
                    """))
                : Optional.empty());
        doctor.configured(SIGN_ON).file(TOKEN_FILE, token("2099-01-01T00:00:00Z"));

        assertIsHealthy(diagnose(doctor, "--profile", "work"));

        assertThat(ACCOUNT.proxy.accessKeys()).containsExactly("ASIASIGNON");
    }

    private static String token(String expiry) {
        return "{\"startUrl\": \"https://corp.example.com/start\", \"region\": \"eu-west-1\","
                + " \"accessToken\": \"a-token\", \"expiresAt\": \"" + expiry + "\"}";
    }

    @Test
    void aProfileThatDoesNotExistSuggestsTheOneThatWasMeant() {
        assertIsRefused(
                diagnose(doctor.withKeys().inRegion("eu-west-1").configured(BASE), "--profile", "bass"),
                "there is no profile bass in the AWS configuration: did you mean base?");
    }

    @Test
    void noCredentialsAtAllIsSaidWithWhatToDo() {
        assertIsRefused(
                diagnose(doctor.inRegion("eu-west-1")), "there are no AWS credentials", "--profile", "aws sso login");
    }

    @Test
    void aProfileWithoutKeysSaysSo() {
        assertIsRefused(
                diagnose(doctor.configured("[profile empty]\nregion = eu-west-1\n"), "--profile", "empty"),
                "profile empty gives no credentials: it has neither keys nor a role");
    }

    @Test
    void aCredentialProcessThatFailsIsNamedAndNotQuoted() {
        doctor.configured("""
            [profile vault]
            credential_process = /bin/sh -c "echo my-master-password >&2; exit 1"
            region = eu-west-1
            """);

        LaunchedProcess run = diagnose(doctor, "--profile", "vault");

        assertIsRefused(run, "credential_process of profile vault");
        assertThat(run.err()).doesNotContain("my-master-password");
    }

    @Test
    void credentialsThatHaveExpiredAreToBeRenewed() {
        ACCOUNT.proxy.breakWith((call, attempt) -> Optional.of(CannedAnswer.error(
                call, 403, "ExpiredTokenException", "The security token included in the request is expired")));

        assertIsRefused(
                diagnose(doctor.withKeys().inRegion("eu-west-1")), "the AWS credentials have expired: log in again");
    }

    @Test
    void credentialsThatAwsDoesNotKnowAreDoubted() {
        ACCOUNT.proxy.breakWith((call, attempt) -> Optional.of(CannedAnswer.error(
                call, 403, "UnrecognizedClientException", "The security token included in the request is invalid.")));

        assertIsRefused(
                diagnose(doctor.withKeys().inRegion("eu-west-1")),
                "AWS does not accept the credentials (UnrecognizedClientException)",
                "--profile");
    }

    @Test
    void aConfigurationThatCannotBeReadIsNamed() {
        LaunchedProcess run = diagnose(doctor.withKeys().configured("region eu-west-1\n"));

        assertIsOneSentence(run, "the AWS configuration (~/.aws/config, ~/.aws/credentials) cannot be read");
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    private static LaunchedProcess diagnose(LaunchedDoctor doctor, String... more) {
        String[] arguments = new String[4 + more.length];
        System.arraycopy(
                new String[] {"diagnose", AwsWorld.FUNCTION, "--to", "rds:" + AwsWorld.DATABASE}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return doctor.run(arguments);
    }

    private static void assertIsHealthy(LaunchedProcess run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("✓ ");
        assertThat(run.exitCode()).isEqualTo(ExitCode.HEALTHY);
    }

    private static void assertIsRefused(LaunchedProcess run, String... says) {
        assertIsOneSentence(run, says);
        assertThat(run.exitCode()).isEqualTo(ExitCode.AWS_REFUSED);
    }

    private static void assertIsOneSentence(LaunchedProcess run, String... says) {
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("vpc-doctor: ").contains(says).hasLineCount(1);
        assertThat(run.err()).doesNotContain("secret-of", "Exception:", "Provider");
    }
}
