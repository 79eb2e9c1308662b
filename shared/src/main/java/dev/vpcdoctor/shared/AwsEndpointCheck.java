package dev.vpcdoctor.shared;

import java.util.Optional;

/**
 * Asks an AWS endpoint over HTTPS, unsigned, and sees whether AWS itself answers.
 *
 * @param endpoint a service's endpoint prefix ({@code s3}, {@code secretsmanager}, {@code api.ecr}) or a whole name
 *     ({@code vpce-0a1b.sqs.eu-west-1.vpce.amazonaws.com}), told apart by the ending {@code .amazonaws.com} or its kin; or an
 *     address
 * @param region empty for the region that the probe runs in
 */
public record AwsEndpointCheck(
        String id, String endpoint, Optional<String> region, int port, TlsOptions tls, Attempts attempts)
        implements Check {
    static final String KIND = "aws-endpoint";
    public static final int HTTPS_PORT = 443;

    public AwsEndpointCheck {
        Invalid.id(id);
        Invalid.host("endpoint", endpoint);
        region.ifPresent(name -> Invalid.host("region", name));
        Invalid.port("port", port);
    }

    public static AwsEndpointCheck of(String id, String service) {
        return new AwsEndpointCheck(id, service, Optional.empty(), HTTPS_PORT, TlsOptions.DEFAULT, Attempts.DEFAULT);
    }

    @Override
    public String kind() {
        return KIND;
    }
}
