package dev.vpcdoctor.cli;

import dev.vpcdoctor.aws.AwsApiServer;
import dev.vpcdoctor.aws.AwsWorld;
import dev.vpcdoctor.aws.FaultyProxy;
import java.util.List;
import java.util.Map;

/** An account at the test API server, and this process set up to use it through a proxy. */
final class LiveAccount implements AutoCloseable {
    private final AwsApiServer server = AwsApiServer.start();
    final FaultyProxy proxy = new FaultyProxy(server);

    LiveAccount() {
        // What the machine that runs the tests has set up must not count.
        System.setProperty("aws.configFile", "none");
        System.setProperty("aws.sharedCredentialsFile", "none");
        settings(proxy.address().toString()).forEach(System::setProperty);
    }

    private static Map<String, String> settings(String endpoint) {
        return Map.of(
                "aws.endpointUrl",
                endpoint,
                "aws.accessKeyId",
                "AKIDEXAMPLE",
                "aws.secretAccessKey",
                "not-a-secret",
                "aws.region",
                AwsWorld.REGION);
    }

    /** A second way to the same server. */
    FaultyProxy anotherProxy() {
        return new FaultyProxy(server);
    }

    /** Empties the account and builds the world in it, healthy. */
    AwsWorld build() {
        proxy.breakWith(FaultyProxy.Fault.NONE);
        server.reset();
        return new AwsWorld(server);
    }

    @Override
    public void close() {
        List.of("aws.configFile", "aws.sharedCredentialsFile").forEach(System::clearProperty);
        settings("").keySet().forEach(System::clearProperty);
        proxy.close();
        server.close();
    }
}
