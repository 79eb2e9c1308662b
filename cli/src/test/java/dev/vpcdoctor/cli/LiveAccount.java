package dev.vpcdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vpcdoctor.aws.AwsApiServer;
import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.EvaluatedPolicy;
import dev.vpcdoctor.aws.FaultyProxy;
import dev.vpcdoctor.aws.IamPolicy;
import dev.vpcdoctor.aws.Permissions;
import dev.vpcdoctor.aws.probe.ProbePermissions;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An account at the test API server for all tests of a class, and this process set up to use it through a proxy. Whatever
 * the tests do, no call may come that {@code iam-policy} does not name.
 */
public final class LiveAccount implements BeforeAllCallback, AfterAllCallback {
    /** What gets the caller credentials is asked with no permission of ours: of a role, or of nobody. */
    private static final Set<String> NOT_OF_THE_COMMAND = Set.of("sts", "unsigned");

    private final EvaluatedPolicy permitted;
    private AwsApiServer server;
    public FaultyProxy proxy;

    /** For a diagnosis, which reads, and sends packets by probes. */
    LiveAccount() {
        this(IamPolicy.of(Permissions.READING, ProbePermissions.toDeploy(Optional.empty())));
    }

    /** For commands that may do more. */
    public LiveAccount(IamPolicy permitted) {
        this.permitted = EvaluatedPolicy.of(permitted.toJson());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = AwsApiServer.start();
        proxy = new FaultyProxy(server);
        settings(proxy.address().toString()).forEach(System::setProperty);
    }

    private static Map<String, String> settings(String endpoint) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "aws.endpointUrl",
                endpoint,
                "aws.accessKeyId",
                "AKIDEXAMPLE",
                "aws.secretAccessKey",
                "not-a-secret",
                "aws.region",
                AwsWorld.REGION));
        // What the machine that runs the tests has set up must not count.
        settings.put("aws.configFile", "none");
        settings.put("aws.sharedCredentialsFile", "none");
        return settings;
    }

    /** Empties the account and builds the world in it, healthy. */
    public AwsWorld build() {
        proxy.breakWith(FaultyProxy.Fault.NONE);
        server.reset();
        return new AwsWorld(server);
    }

    /** The server itself, for what no command asks. */
    public URI server() {
        return server.address();
    }

    /** A second way to the same server. */
    public FaultyProxy anotherProxy() {
        return new FaultyProxy(server);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server == null) {
            return;
        }
        settings("").keySet().forEach(System::clearProperty);
        proxy.close();
        server.close();
        assertThat(proxy.allAuthorizations().stream()
                        .filter(asked ->
                                !NOT_OF_THE_COMMAND.contains(asked.action().split(":", -1)[0]))
                        .filter(asked -> !permitted.allows(asked)))
                .as("asked of AWS, and not allowed by the policy that vpc-doctor iam-policy prints")
                .isEmpty();
    }
}
