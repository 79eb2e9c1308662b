package dev.vpcdoctor.network.target;

import dev.vpcdoctor.shared.address.IpAddress;
import java.util.Optional;

/** A target as it is written on the command line. User names and passwords of a URL are forgotten at once. */
public sealed interface TargetExpression {

    /** As the user named it, without secrets. */
    String asked();

    /** {@code host:port}, {@code host}, or a URL. */
    record Host(String asked, String host, Optional<Integer> port) implements TargetExpression {}

    /** {@code 10.0.0.5:5432} or {@code [2001:db8::1]:443}. */
    record Address(String asked, IpAddress address, int port) implements TargetExpression {}

    /**
     * {@code rds:ID}, {@code rds-proxy:ID} or {@code elasticache:ID}, with {@code :port} if another one is meant.
     *
     * @param prefix the word before the colon
     */
    record Service(String asked, String prefix, String id, Optional<Integer> port) implements TargetExpression {}

    /**
     * {@code aws:SERVICE}, or the ARN of something that is asked for by AWS's API.
     *
     * @param service as in the names of endpoints, {@code secretsmanager}
     * @param region of an ARN; empty for the function's own
     */
    record Aws(String asked, String service, Optional<String> region, Optional<String> resourceArn)
            implements TargetExpression {}

    /** {@code internet}: some address of the internet, on port 443. */
    record Internet(String asked) implements TargetExpression {}

    /** {@code eni-}, {@code i-} or {@code vpce-} and an id, with {@code :port}. */
    record Resource(String asked, String id, Optional<Integer> port) implements TargetExpression {}

    /**
     * Reads any of the forms.
     *
     * @throws TargetSyntaxException when it is none of them
     */
    static TargetExpression parse(String text) {
        return new TargetSyntax(text).parse();
    }
}
